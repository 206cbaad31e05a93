package io.zoetrope.ingester.camera;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.StreamOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A camera with what is known of its streams: where they go, and how they did elsewhere.
 *
 * @param lanes by the ids of its streams
 * @param before how the camera and its zones did in another process, by their ids
 */
public record Placement(
    CameraOptions options, Map<String, Integer> lanes, Map<String, CameraSnapshot> before) {
  /** The lane of a camera with zones, which has no frames of its own. */
  private static final int UNUSED = 0;

  public Placement {
    lanes = Map.copyOf(lanes);
    before = Map.copyOf(before);
  }

  /** Of a camera that nobody connected to yet. */
  public static Placement of(CameraOptions options, Map<String, Integer> lanes) {
    return new Placement(options, lanes, Map.of());
  }

  public String id() {
    return options.id();
  }

  /** Ids of the camera itself and, behind it, of its zones where it has any. */
  public static List<String> ids(CameraOptions camera) {
    Stream<String> streams = camera.streams().stream().map(StreamOptions::id);
    return Stream.concat(Stream.of(camera.id()), streams).distinct().toList();
  }

  /** The camera itself and, behind it, its zones where it has any, which count from here on. */
  public List<Camera> cameras() {
    var counters = new CameraCounters();
    before(id()).ifPresent(counters::goOn);
    List<Camera> all = new ArrayList<>();
    for (String id : ids(options)) {
      all.add(new Camera(id, options, lanes.getOrDefault(id, UNUSED), of(id, counters)));
    }
    return all;
  }

  private CameraCounters of(String id, CameraCounters camera) {
    if (id.equals(id())) {
      return camera;
    }
    var zone = camera.ofZone();
    before(id).ifPresent(zone::goOnWithFrames);
    return zone;
  }

  private Optional<CameraSnapshot> before(String id) {
    return Optional.ofNullable(before.get(id));
  }

  /** The last stream of the camera or zone that is known; empty: there was none. */
  public String lastStream(String id) {
    return before(id).map(CameraSnapshot::streamId).orElse("");
  }
}
