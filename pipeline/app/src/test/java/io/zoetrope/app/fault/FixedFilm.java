package io.zoetrope.app.fault;

import io.zoetrope.app.testkit.LedTopics;
import io.zoetrope.config.TopicNames;
import io.zoetrope.operators.clip.SettingsHistory;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.RecordSerde;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Three cameras of ten frames a second. In every broker their records are the same, at the same
 * offsets and log times, so that a savepoint made with one goes on with another.
 *
 * <p>The door is red up to {@link #DOOR_RED_UNTIL}. The gate is red in one turn of the film's last
 * third. The yard is always red, but "red" is switched off there.
 */
final class FixedFilm implements AutoCloseable {
  static final long DOOR_RED_UNTIL = 8000;
  static final long END = 12_000;
  private static final long GATE_RED_FROM = 8000;
  private static final long GATE_RED_UNTIL = 10_000;
  private static final long BATCH = 200; // milliseconds, two frames
  private static final int RED = 180;
  private static final int PARTITIONS = 2;
  private static final String FOR_EVER = "-1"; // records are years old

  private final TopicNames topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final TestCamera door = new TestCamera("door", 0);
  private final TestCamera yard = new TestCamera("yard", 0);
  private final TestCamera gate = new TestCamera("gate", 1);
  private long millis;

  private FixedFilm(Map<String, String> client, TopicNames topics) {
    this.topics = topics;
    producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(client),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Creates the topics of frames and settings, with the settings. */
  static FixedFilm open(Map<String, String> client, TopicNames topics) throws Exception {
    createTopics(client, List.of(input(topics.frames()), input(topics.settings())));
    var film = new FixedFilm(client, topics);
    film.send(film.switchedOff()).get();
    return film;
  }

  /** Topics of results. */
  static void createResults(Map<String, String> client, TopicNames topics) throws Exception {
    List<NewTopic> results = new ArrayList<>();
    for (String topic : List.of(topics.events(), topics.scores(), topics.deadLetters())) {
      results.add(new NewTopic(topic, 1, (short) 1));
    }
    createTopics(client, results);
  }

  private static NewTopic input(String topic) {
    var settings = new HashMap<String, String>();
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
    settings.put(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER);
    return new NewTopic(topic, PARTITIONS, (short) 1).configs(settings);
  }

  private static void createTopics(Map<String, String> client, List<NewTopic> topics)
      throws Exception {
    try (var admin = Admin.create(Map.<String, Object>copyOf(client))) {
      LedTopics.create(admin, topics);
    }
  }

  /** Shows what comes next of the film; at its end the streams end. */
  void showUntil(long until) throws Exception {
    List<Future<?>> sent = new ArrayList<>();
    for (; millis < until; millis += BATCH) {
      sent.add(show(door, millis < DOOR_RED_UNTIL));
      sent.add(show(yard, true));
      sent.add(show(gate, millis >= GATE_RED_FROM && millis < GATE_RED_UNTIL));
    }
    if (until == END) {
      for (TestCamera camera : List.of(door, yard, gate)) {
        sent.add(send(camera.end(END)));
      }
    }
    for (Future<?> record : sent) {
      record.get();
    }
  }

  private Future<?> show(TestCamera camera, boolean red) {
    return send(camera.showRed(red ? RED : 0).at(millis, millis + BATCH / 2));
  }

  private Future<?> send(FrameRecord frames) {
    return send(
        new ProducerRecord<>(
            topics.frames(), frames.partition(), frames.logTime(), frames.key(), frames.value()));
  }

  private Future<?> send(ProducerRecord<byte[], byte[]> record) {
    return producer.send(record);
  }

  private ProducerRecord<byte[], byte[]> switchedOff() {
    var settings =
        CameraSettings.newBuilder()
            .setCameraId(yard.id())
            .setVersion(1)
            .setEffectiveFrom(0)
            .setLabelsOff(List.of("red"))
            .build();
    return new ProducerRecord<>(
        topics.settings(),
        0,
        TestCamera.EPOCH / 1000 - SettingsHistory.LEAD.toMillis(), // holds for the first frame
        yard.id().getBytes(StandardCharsets.UTF_8),
        RecordSerde.of(CameraSettings.class).encode(settings));
  }

  @Override
  public void close() {
    producer.close();
  }
}
