package io.zoetrope.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.fault.RestartableKafka;
import io.zoetrope.operators.frame.FrameBatchReader;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.frame.RejectedRecordException;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TinyModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Records of cameras that are well, one frame each, with as many foreign ones between them; which
 * of all are bad, and where they lie, is known.
 */
final class FuzzedLog {
  static final int CAMERAS = 8;
  private static final long FRAME_MILLIS = 100;

  private final String topic;
  private final Random random;
  private final Foreign foreign;
  private final FrameBatchReader reader = new FrameBatchReader(TinyModel.SIDE, TinyModel.SIDE);
  private final List<TestCamera> cameras = new ArrayList<>();
  private final long[] frames = new long[CAMERAS];
  private volatile Exception refused;
  private final List<BitSet> bad = bitSets(RestartableKafka.PARTITIONS);

  FuzzedLog(String topic, long seed) {
    this.topic = topic;
    random = new Random(seed);
    foreign = new Foreign(seed);
    for (int i = 0; i < CAMERAS; i++) {
      cameras.add(new TestCamera(camera(i), i % RestartableKafka.PARTITIONS));
    }
  }

  static String camera(int number) {
    return "well-" + number;
  }

  static List<BitSet> bitSets(int count) {
    return IntStream.range(0, count).mapToObj(i -> new BitSet()).toList();
  }

  /** Writes so many records, and the few that fill every camera's last clip. */
  void write(Map<String, String> client, int records) {
    try (var producer = producer(client)) {
      for (int i = 0; i < records; i++) {
        if (random.nextBoolean()) {
          film(producer, random.nextInt(CAMERAS));
        } else {
          spoil(producer);
        }
      }
      for (int camera = 0; camera < CAMERAS; camera++) {
        while (frames[camera] == 0 || frames[camera] % TinyModel.FRAMES != 0) {
          film(producer, camera);
        }
      }
    }
    assertThat(refused).isNull();
  }

  /** Frames lie on the grid of clips, the first one a frame after the end of one. */
  private void film(KafkaProducer<byte[], byte[]> producer, int camera) {
    long time = ++frames[camera] * FRAME_MILLIS;
    var record = cameras.get(camera).showRed(random.nextInt(256)).at(time);
    send(producer, record, false);
  }

  private void spoil(KafkaProducer<byte[], byte[]> producer) {
    var bytes = foreign.next();
    int partition = random.nextInt(RestartableKafka.PARTITIONS);
    var record = new FrameRecord(topic, partition, 0, 0, bytes.key(), bytes.value(), false);
    boolean rejected = isRejected(record);
    assertThat(rejected || !bytes.surely()).isTrue();
    send(producer, record, rejected);
  }

  private boolean isRejected(FrameRecord record) {
    try {
      reader.framesOf(reader.read(record), record);
      return false;
    } catch (RejectedRecordException e) {
      return true;
    }
  }

  private void send(KafkaProducer<byte[], byte[]> producer, FrameRecord record, boolean isBad) {
    int partition = record.partition();
    producer.send(
        new ProducerRecord<>(topic, partition, record.key(), record.value()),
        (written, problem) -> {
          refused = problem == null ? refused : problem;
          if (isBad && problem == null) {
            bad.get(partition).set((int) written.offset());
          }
        });
  }

  /** Offsets of the bad records, by partition. */
  List<BitSet> bad() {
    return bad;
  }

  /** How many frames of a camera that is well there are; they are numbered from 0. */
  long frames(int camera) {
    return frames[camera];
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, String> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 10);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
