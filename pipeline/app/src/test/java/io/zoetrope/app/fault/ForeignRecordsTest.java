package io.zoetrope.app.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.Delivery;
import io.zoetrope.config.TopicNames;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.schemas.client.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records nobody should send, from topic to topic, the job failed in between. */
class ForeignRecordsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration SETTLING = Duration.ofSeconds(3);
  private static final TopicNames TOPICS = TopicNames.DEFAULT;
  private static final int LARGEST_LETTER = 100_000;

  @TempDir Path folder;
  private final TestCamera well = new TestCamera("well", 0);
  private final TestCamera noise = new TestCamera("noise", 0);

  @Test
  void areEachNamedOnceAndHoldNothingUp() throws Exception {
    try (var kafka = new RestartableKafka(folder.resolve("kafka"))) {
      prepare(kafka);
      try (var producer = producer(kafka);
          var letters = letters(kafka);
          var job = RunningJob.start(options(kafka))) {
        send(producer, List.of(well.at(TestCamera.every(100, 0, 1000))));
        send(producer, foreign());
        var found = awaitLetters(letters, foreign().size());
        job.failATask(new Random(1));
        send(producer, foreign());
        send(producer, List.of(well.at(TestCamera.every(100, 1000, 2000))));
        found.addAll(awaitLetters(letters, foreign().size()));
        Thread.sleep(SETTLING.toMillis()); // what is doubled may come last

        assertThat(poll(letters)).isEmpty();
        assertThat(found).extracting(letter -> header(letter, "offset")).doesNotHaveDuplicates();
        assertThat(found).allSatisfy(ForeignRecordsTest::assertNamesItsRecord);
        assertThat(found)
            .filteredOn(letter -> letter.headers().lastHeader("value-sha256") != null)
            .hasSize(4)
            .allMatch(letter -> letter.value() == null);
      }
      assertThat(scores(kafka)).hasSize(8).doesNotHaveDuplicates();
    }
  }

  private static void assertNamesItsRecord(ConsumerRecord<byte[], byte[]> letter) {
    assertThat(header(letter, "topic")).isEqualTo(TOPICS.frames());
    assertThat(header(letter, "partition")).isEqualTo("0");
    assertThat(header(letter, "message")).isNotBlank().hasSizeLessThanOrEqualTo(1000);
  }

  private List<FrameRecord> foreign() {
    return List.of(
        record("k".repeat(70_000), batch()),
        record("noise", framesOfSizes(30_000)),
        record("noise", framesOfSizes(300_000)),
        new FrameRecord("", 0, 0, 0, null, null, false),
        new FrameRecord("", 0, 0, 0, new byte[1 << 20], new byte[1_200_000], false),
        record("noise", longStreamId()));
  }

  private FrameBatch batch() {
    return noise.batch(List.of(TestCamera.EPOCH));
  }

  private FrameBatch framesOfSizes(int count) {
    var batch = batch();
    batch.setPixelFormat(PixelFormat.JPEG);
    batch.setFrameSizes(Collections.nCopies(count, 1));
    return batch;
  }

  private FrameBatch longStreamId() {
    var batch = batch();
    batch.setStreamId("s".repeat(65_000));
    return batch;
  }

  private FrameRecord record(String key, FrameBatch batch) {
    byte[] value = noise.record(batch, 0).value();
    return new FrameRecord("", 0, 0, 0, key.getBytes(UTF_8), value, false);
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, List<FrameRecord> records)
      throws Exception {
    for (FrameRecord record : records) {
      producer.send(new ProducerRecord<>(TOPICS.frames(), 0, record.key(), record.value())).get();
    }
  }

  private static List<ConsumerRecord<byte[], byte[]>> awaitLetters(
      KafkaConsumer<byte[], byte[]> letters, int count) {
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              found.addAll(poll(letters));
              return found.size() >= count;
            });
    return found;
  }

  private static List<ConsumerRecord<byte[], byte[]>> poll(KafkaConsumer<byte[], byte[]> letters) {
    var found = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    letters.poll(Duration.ofMillis(500)).forEach(found::add);
    return found;
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }

  private static List<Long> scores(RestartableKafka kafka) {
    var ends = new ArrayList<Long>();
    try (var reader =
        TopicReader.open(kafka.client(), TOPICS.scores(), ClipScore.class, Instant.EPOCH)) {
      while (!reader.atEnd()) {
        reader.poll(Duration.ofMillis(200)).forEach(score -> ends.add(score.getEndTime()));
      }
    }
    return ends;
  }

  /** Topics, of which the letters' takes less than the frames' does. */
  private static void prepare(RestartableKafka kafka) throws Exception {
    kafka.createTopics(TOPICS);
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPICS.deadLetters());
    var limit =
        new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_LETTER));
    try (var admin = Admin.create(Map.<String, Object>copyOf(kafka.client()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(topic, List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(RestartableKafka kafka) {
    Map<String, Object> client = new HashMap<>(kafka.client());
    client.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
    return new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> letters(RestartableKafka kafka) {
    Map<String, Object> client = new HashMap<>(kafka.client());
    client.put("isolation.level", "read_committed");
    var consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    var partitions =
        IntStream.range(0, RestartableKafka.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(TOPICS.deadLetters(), partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private JobOptions options(RestartableKafka kafka) {
    return Configs.job(
        TinyModel.write(folder.resolve("tiny")),
        kafka.address(),
        List.of(
            "recognition.hop=200ms",
            "recognition.scores=true",
            Configs.delivery(Delivery.EXACTLY_ONCE),
            "flink.checkpoint-interval=500ms"));
  }
}
