package io.zoetrope.ingester.privacy;

import io.zoetrope.video.geometry.Part;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.Rectangle;
import java.util.List;

/**
 * What of a camera's pictures may be seen.
 *
 * @param version of the settings
 * @param zone the part that is kept
 * @param masks parts, of the whole picture, that are made black
 */
public record Looks(long version, Part zone, List<Part> masks) {
  /** Everything. */
  public static final Looks ALL = new Looks(0, Part.ALL, List.of());

  static Looks of(CameraSettings settings) {
    return new Looks(
        settings.getVersion(),
        settings.getZone() == null ? Part.ALL : part(settings.getZone()),
        settings.getMasks().stream().map(Looks::part).toList());
  }

  private static Part part(Rectangle rectangle) {
    return new Part(
        rectangle.getLeft(), rectangle.getTop(), rectangle.getWidth(), rectangle.getHeight());
  }

  /** Whether pictures come out the same. */
  public boolean sameAs(Looks other) {
    return zone.equals(other.zone) && masks.equals(other.masks);
  }
}
