package io.zoetrope.video.gst;

import com.sun.jna.ptr.PointerByReference;
import io.zoetrope.video.gst.SourceRule.Border;
import java.util.Arrays;
import java.util.Optional;

/** How stored pictures are turned or mirrored to be shown, as GStreamer's tag has it. */
enum Orientation {
  UPRIGHT("rotate-0", 0, false),
  RIGHT("rotate-90", 1, true),
  DOWN("rotate-180", 2, false),
  LEFT("rotate-270", 3, true),
  MIRRORED("flip-rotate-0", 4, false),
  MIRRORED_RIGHT("flip-rotate-90", 7, true),
  MIRRORED_DOWN("flip-rotate-180", 5, false),
  MIRRORED_LEFT("flip-rotate-270", 6, true);

  private static final String TAG = "image-orientation";

  private final String tag;
  private final int direction;
  private final boolean sideways;

  Orientation(String tag, int direction, boolean sideways) {
    this.tag = tag;
    this.direction = direction;
    this.sideways = sideways;
  }

  /** Where the tags say. */
  static Optional<Orientation> of(long tags) {
    var value = new PointerByReference();
    if (GstLibrary.gst_tag_list_get_string(tags, TAG, value) == 0) {
      return Optional.empty();
    }
    String text = value.getValue().getString(0);
    GlibLibrary.g_free(value.getValue());
    return Arrays.stream(values()).filter(each -> each.tag.equals(text)).findFirst();
  }

  /** The number of {@code GstVideoOrientationMethod}. */
  int direction() {
    return direction;
  }

  /** The format of the pictures as shown. */
  SourceFormat shown(SourceFormat stored) {
    return sideways
        ? new SourceFormat(
            stored.height(), stored.width(), stored.rateNumerator(), stored.rateDenominator())
        : stored;
  }

  /** The scale of the pictures as stored. */
  SourceRule.Scale stored(SourceRule.Scale shown) {
    return sideways ? new SourceRule.Scale(shown.height(), shown.width()) : shown;
  }

  /** What to cut off the stored pictures for a border of the shown ones. */
  Border stored(Border shown) {
    int left = shown.left();
    int top = shown.top();
    int right = shown.right();
    int bottom = shown.bottom();
    return switch (this) {
      case UPRIGHT -> shown;
      case RIGHT -> new Border(top, right, bottom, left);
      case DOWN -> new Border(right, bottom, left, top);
      case LEFT -> new Border(bottom, left, top, right);
      case MIRRORED -> new Border(right, top, left, bottom);
      case MIRRORED_RIGHT -> new Border(bottom, right, top, left);
      case MIRRORED_DOWN -> new Border(left, bottom, right, top);
      case MIRRORED_LEFT -> new Border(top, left, bottom, right);
    };
  }
}
