package io.zoetrope.app.command.live;

import io.zoetrope.app.command.Configured;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.client.NoSuchTopicException;
import io.zoetrope.schemas.client.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecordBase;

/** Which cameras and labels there are, as far as a configuration and the topics say. */
final class KnownCameras {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LATELY = Duration.ofMinutes(1); // health comes every few seconds

  private final ConfigFile file;
  private final Map<String, String> client;

  KnownCameras(ConfigFile file, Map<String, String> client) {
    this.file = file;
    this.client = client;
  }

  /** Of the configuration, those that are set already, and those that report how they do. */
  Set<String> cameras(Collection<String> set) {
    var known = new TreeSet<>(set);
    file.config().cameras().stream().map(CameraConfig::id).forEach(known::add);
    String topic = file.config().kafka().topics().health();
    for (var health : read(topic, CameraHealth.class, Instant.now().minus(LATELY))) {
      known.add(health.getCameraId());
    }
    return known;
  }

  /**
   * Of the configuration's model, else those of events.
   *
   * @throws io.zoetrope.yaml.YamlException where there is no such model
   */
  Set<String> labels() {
    if (file.config().model() != null) {
      try (var workspace = new Workspace()) {
        var models = new ModelSource(workspace.resolve("models"));
        return new TreeSet<>(Configured.of(file, models).model().labels());
      }
    }
    var known = new TreeSet<String>();
    String topic = file.config().kafka().topics().events();
    for (var event : read(topic, ActionEvent.class, Instant.EPOCH)) {
      known.add(event.getLabel());
      event.getTopK().forEach(each -> known.add(each.getLabel()));
    }
    return known;
  }

  private <T extends SpecificRecordBase> List<T> read(String topic, Class<T> type, Instant since) {
    List<T> all = new ArrayList<>();
    try (var reader = TopicReader.open(client, topic, type, since)) {
      while (!reader.atEnd()) {
        all.addAll(reader.poll(POLL));
      }
    } catch (NoSuchTopicException e) {
      // then it says nothing
    }
    return all;
  }
}
