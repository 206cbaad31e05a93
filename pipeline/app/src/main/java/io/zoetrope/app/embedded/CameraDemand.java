package io.zoetrope.app.embedded;

import io.zoetrope.operators.clip.ClipOptions;
import io.zoetrope.operators.inference.batching.Capacity;
import io.zoetrope.operators.inference.batching.Demand;
import io.zoetrope.schemas.SettingsContent;
import io.zoetrope.schemas.SettingsRecord;
import io.zoetrope.schemas.StreamId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the streams of a configuration's cameras need of a device under their current settings. */
final class CameraDemand {
  private final ClipOptions clips;
  private Set<String> streams = Set.of();
  private final Map<String, SettingsContent> set = new HashMap<>(); // by camera or zone
  private final Demand demand = new Demand();

  CameraDemand(PipelinePlan plan) {
    clips = plan.clips();
    use(
        plan.config().cameras().stream()
            .flatMap(camera -> camera.streams().stream())
            .collect(Collectors.toSet()));
  }

  /** Other streams from now on; what was set of a camera or zone holds. */
  void use(Set<String> others) {
    var news = others.stream().filter(id -> !streams.contains(id)).toList();
    streams = Set.copyOf(others);
    news.forEach(this::demand);
    demand.retain(streams);
  }

  /** The settings of a camera, with its zones, or of a zone from now on. */
  void set(SettingsRecord record) {
    set.put(record.camera(), record.content());
    streams.stream()
        .filter(
            stream ->
                stream.equals(record.camera())
                    || StreamId.cameraOfZone(stream).filter(record.camera()::equals).isPresent())
        .forEach(this::demand);
  }

  private void demand(String stream) {
    SettingsContent content =
        SettingsContent.ofStream(stream, id -> set.getOrDefault(id, SettingsContent.NONE));
    demand.set(stream, clips.gridUnder(clips.settingsOf(stream, content)).hopMicros());
  }

  /**
   * @param able clips a second that the device does
   */
  Capacity against(double able) {
    return demand.against(able);
  }
}
