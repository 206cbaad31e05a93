package io.zoetrope.schemas.client;

import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.SettingsContent;
import io.zoetrope.schemas.SettingsRecord;
import io.zoetrope.schemas.Topics;
import java.util.Map;
import java.util.Optional;

/** The topic of camera settings, to read what is set and to write new ones. */
public final class SettingsTopic {
  private final CameraTopic topic;

  /**
   * @param client bootstrap servers and other Kafka client properties
   */
  public SettingsTopic(Map<String, String> client) {
    this(client, Topics.CAMERA_SETTINGS);
  }

  /** The same, of a pipeline that has another name for the topic. */
  public SettingsTopic(Map<String, String> client, String topic) {
    this.topic = new CameraTopic(client, topic);
  }

  /**
   * The newest record of every camera that has one, by camera, tombstones included.
   *
   * @throws NoSuchTopicException where Kafka does not answer or has no such topic
   * @throws KafkaRefusedException where it may not be read
   */
  public Map<String, SettingsRecord> newest() {
    return topic.newest();
  }

  /**
   * What is set for a camera: nothing also where it was removed or cannot be read.
   *
   * @throws NoSuchTopicException where Kafka does not answer or has no such topic
   */
  public Optional<CameraSettings> newest(String camera) {
    return Optional.ofNullable(newest().get(camera))
        .map(SettingsRecord::content)
        .map(content -> content instanceof SettingsContent.Readable it ? it.settings() : null);
  }

  /**
   * Returns once Kafka has them.
   *
   * @throws KafkaRefusedException where the topic may not be written
   */
  public void write(CameraSettings settings) throws InterruptedException {
    topic.write(settings.getCameraId(), RecordSerde.of(CameraSettings.class).encode(settings));
  }

  /** Removes what is set for a camera; returns once Kafka knows. */
  public void remove(String camera) throws InterruptedException {
    topic.write(camera, null);
  }

  /**
   * What is wrong with how the topic is kept, and how to change it: settings, and with them masks,
   * must not vanish with age.
   *
   * @param cleanupPolicy as the broker has it
   * @param bootstrapServers for the command to give
   */
  public static Optional<String> problem(
      String topic, String cleanupPolicy, String bootstrapServers) {
    return CompactedTopic.problem(topic, "settings and masks", cleanupPolicy, bootstrapServers);
  }
}
