package io.zoetrope.app.command.live;

import io.zoetrope.app.command.Configured;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.client.KafkaRefusedException;
import io.zoetrope.schemas.client.NoSuchTopicException;
import io.zoetrope.schemas.client.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which cameras and labels there are, as far as a configuration and the topics say. */
final class KnownCameras {
  private static final Logger LOG = LoggerFactory.getLogger(KnownCameras.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LATELY = Duration.ofMinutes(1); // health comes every few seconds

  private final ConfigFile file;
  private final Map<String, String> client;

  KnownCameras(ConfigFile file, Map<String, String> client) {
    this.file = file;
    this.client = client;
  }

  /** The cameras of a configuration, and their zones. */
  static Set<String> configured(ConfigFile file) {
    var known = new TreeSet<String>();
    for (CameraConfig camera : file.config().cameras()) {
      known.add(camera.id());
      known.addAll(camera.streams());
    }
    return known;
  }

  /**
   * Of the configuration and those that are set already; where the camera is none of them, also
   * those that were added and those that report how they do, which takes the right to read that.
   */
  Set<String> cameras(Collection<String> set, String camera) {
    var known = new TreeSet<>(set);
    known.addAll(configured(file));
    if (!known.contains(camera)) {
      String topic = file.config().kafka().topics().cameras();
      ask(topic, () -> known.addAll(new AddedCameras(client, topic).all().keySet()));
    }
    if (!known.contains(camera)) {
      known.addAll(health().keySet());
    }
    return known;
  }

  /** How cameras did when they last said so lately, by camera. */
  Map<String, CameraHealth> health() {
    Map<String, CameraHealth> newest = new HashMap<>();
    read(
        file.config().kafka().topics().health(),
        CameraHealth.class,
        Instant.now().minus(LATELY),
        health ->
            newest.merge(
                health.getCameraId(),
                health,
                (old, next) -> next.getTime() >= old.getTime() ? next : old));
    return newest;
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
    read(
        topic,
        ActionEvent.class,
        Instant.EPOCH,
        event -> {
          known.add(event.getLabel());
          event.getTopK().forEach(each -> known.add(each.getLabel()));
        });
    return known;
  }

  private <T extends SpecificRecordBase> void read(
      String topic, Class<T> type, Instant since, Consumer<T> each) {
    ask(
        topic,
        () -> {
          try (var reader = TopicReader.open(client, topic, type, since)) {
            while (!reader.atEnd()) {
              reader.poll(POLL).forEach(each);
            }
          }
        });
  }

  /** A topic that is not there, or that this user may not read, says nothing. */
  private static void ask(String topic, Runnable question) {
    try {
      question.run();
    } catch (NoSuchTopicException | KafkaRefusedException | AuthorizationException e) {
      LOG.info("Topic {} says nothing of what there is: {}", topic, e.getMessage());
    }
  }
}
