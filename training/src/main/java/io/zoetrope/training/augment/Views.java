package io.zoetrope.training.augment;

import io.zoetrope.zoo.pack.ModelCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a video that a model scores: so many clips, and so many crops of each; the logits of
 * all are averaged, without softmax.
 *
 * <p>Where the views lie is GluonCV 0.9's rule, of {@code
 * gluoncv/torch/data/video_cls/dataset_classification.py}, lines 160 to 171 and 201 to 207. Of the
 * video every stride-th frame is kept, from its first; where those are fewer than a clip has, the
 * last of them is repeated. A clip is neighbours among them. The first clip begins with the first
 * of them, the last one ends with the last; crops go in the same way from one end of the picture's
 * longer side to the other, top to bottom where both are alike. Their distance is a floating-point
 * number, its multiples are cut off to whole ones. Across the shorter side a crop lies in the
 * middle.
 *
 * <p>For a single clip or crop that rule divides by zero. A single clip begins in the middle of the
 * places it could begin at, rounded down. A single crop lies in the middle of the picture, halves
 * rounded to even: the centre crop of GluonCV's {@code video_transforms.py}, lines 291 and 292, and
 * of live cameras.
 *
 * @param clips spread over the video's time
 * @param crops spread along the picture's longer side; 1 or 3
 */
public record Views(int clips, int crops) {
  /** The middle clip's middle. */
  public static final Views SINGLE = new Views(1, 1);

  /** What GluonCV's accuracies are measured with. */
  public static final Views GLUONCV = new Views(10, 3);

  private static final Pattern COUNTS = Pattern.compile("(\\d{1,4})x(\\d{1,4})");

  public Views {
    if (clips < 1 || (crops != 1 && crops != 3)) {
      throw new IllegalArgumentException(
          "views %dx%d: at least 1 clip, and 1 or 3 crops".formatted(clips, crops));
    }
  }

  /** One of the views: a crop of a clip, both counted from 0. */
  public record View(int clip, int crop) {}

  /**
   * Reads {@code single}, {@code gluoncv} or what {@link #toString} writes, such as {@code 10x3}.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Views parse(String text) {
    Matcher counts = COUNTS.matcher(text);
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "single" -> SINGLE;
      case "gluoncv" -> GLUONCV;
      default -> {
        if (!counts.matches()) {
          throw new IllegalArgumentException(
              "views '%s' is neither single nor gluoncv nor CLIPSxCROPS, such as 10x3"
                  .formatted(text));
        }
        yield new Views(Integer.parseInt(counts.group(1)), Integer.parseInt(counts.group(2)));
      }
    };
  }

  /** Each of them, the crops of the first clip first. */
  public List<View> all() {
    List<View> all = new ArrayList<>();
    for (int clip = 0; clip < clips; clip++) {
      for (int crop = 0; crop < crops; crop++) {
        all.add(new View(clip, crop));
      }
    }
    return all;
  }

  /** Which frames of a video a clip has. */
  int[] frames(View view, ModelCard.Clip clip, int videoFrames) {
    int last = (videoFrames - 1) / clip.stride();
    int room = Math.max(0, last + 1 - clip.frames());
    int start = clips == 1 ? room / 2 : place(view.clip(), clips, room);
    int[] frames = new int[clip.frames()];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = Math.min(start + i, last) * clip.stride();
    }
    return frames;
  }

  /** Which part of a picture a crop has. */
  CropBox crop(View view, ModelCard.Input input, int pictureWidth, int pictureHeight) {
    int across = pictureWidth - input.width();
    int down = pictureHeight - input.height();
    int left = middle(across);
    int top = middle(down);
    if (crops > 1 && pictureHeight >= pictureWidth) {
      top = place(view.crop(), crops, down);
    } else if (crops > 1) {
      left = place(view.crop(), crops, across);
    }
    return new CropBox(1, left, top, input.width(), input.height(), false);
  }

  private static int place(int index, int count, int room) {
    return (int) (index * ((double) room / (count - 1)));
  }

  private static int middle(int room) {
    return (int) Math.rint(room / 2.0);
  }

  @Override
  public String toString() {
    return clips + "x" + crops;
  }
}
