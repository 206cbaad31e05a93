package io.zoetrope.ingester.options;

import io.zoetrope.config.AreaConfig.Corner;
import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.ZoneConfig;
import io.zoetrope.schemas.CameraSettings;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One stream of a camera: of its picture, or of one of its zones.
 *
 * @param id key of its records: the camera's, or {@code camera/zone}
 * @param corners of a zone that is a polygon, in shares of the whole picture; none: a rectangle
 * @param follows whether it shows the part of its zone in which things move
 * @param schedule when it is looked at
 * @param settings as configured, those of its camera included
 */
public record StreamOptions(
    String id, List<Corner> corners, boolean follows, Schedule schedule, CameraSettings settings) {

  /** Without what the job alone does with its pictures. */
  StreamOptions withoutJob() {
    var pictures =
        CameraSettings.newBuilder(settings)
            .setLabelsOff(List.of())
            .setStartScore(null)
            .setEndScore(null)
            .setHopMillis(null)
            .setPriority(null)
            .build();
    return new StreamOptions(id, corners, follows, schedule, pictures);
  }

  /** Those of a camera: one where it has no zones, else one for each. */
  static List<StreamOptions> of(CameraConfig camera, ZoneId timeZone) {
    if (camera.zones().isEmpty()) {
      return List.of(
          new StreamOptions(
              camera.id(),
              List.of(),
              camera.follow() != null,
              new Schedule(List.of(camera.schedule()), timeZone),
              ConfiguredSettings.of(camera)));
    }
    return IntStream.range(0, camera.zones().size())
        .mapToObj(index -> ofZone(camera, index, timeZone))
        .toList();
  }

  private static StreamOptions ofZone(CameraConfig camera, int index, ZoneId timeZone) {
    ZoneConfig zone = camera.zones().get(index);
    return new StreamOptions(
        camera.zoneId(index),
        zone.area().corners(),
        zone.follow() != null,
        new Schedule(List.of(camera.schedule(), zone.schedule()), timeZone),
        ConfiguredSettings.ofZone(camera, index));
  }
}
