package io.zoetrope.ingester.privacy;

import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.Rectangle;
import io.zoetrope.video.geometry.Region;
import java.util.List;
import java.util.Optional;

/**
 * What of a camera's pictures may be seen.
 *
 * @param version of the settings
 * @param zone the part that is kept
 * @param masks parts, of the whole picture, that are made black
 * @param hidden why no picture at all may be seen; empty: pictures may be
 */
public record PrivacyView(long version, Region zone, List<Region> masks, Optional<String> hidden) {
  /** Everything. */
  public static final PrivacyView ALL = new PrivacyView(0, Region.ALL, List.of());

  public PrivacyView(long version, Region zone, List<Region> masks) {
    this(version, zone, masks, Optional.empty());
  }

  static PrivacyView hidden(String reason) {
    return new PrivacyView(0, Region.ALL, List.of(), Optional.of(reason));
  }

  public static PrivacyView of(CameraSettings settings) {
    return new PrivacyView(
        settings.getVersion(),
        settings.getZone() == null ? Region.ALL : part(settings.getZone()),
        settings.getMasks().stream().map(PrivacyView::part).toList());
  }

  private static Region part(Rectangle rectangle) {
    return new Region(
        rectangle.getLeft(), rectangle.getTop(), rectangle.getWidth(), rectangle.getHeight());
  }

  /** Whether pictures come out the same. */
  public boolean sameAs(PrivacyView other) {
    return zone.equals(other.zone) && masks.equals(other.masks) && hidden.equals(other.hidden);
  }
}
