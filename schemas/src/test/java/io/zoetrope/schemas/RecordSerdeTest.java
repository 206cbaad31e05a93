package io.zoetrope.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class RecordSerdeTest {
  private final RecordSerde<FrameBatch> serde = RecordSerde.of(FrameBatch.class);

  @Test
  void readsBackWhatItWrote() {
    FrameBatch batch = batch();
    assertThat(serde.decode(serde.encode(batch))).isEqualTo(batch);
  }

  @Test
  void readsBackRecordsWithinRecords() {
    var whole = new ClipFeature("door", "s1", 1L, 2L, List.of(0.5f), identity());
    var nested = RecordSerde.of(ClipFeature.class);
    assertThat(nested.decode(nested.encode(whole))).isEqualTo(whole);
  }

  @Test
  void readsASchemaThatCameWithItsRecords() throws Exception {
    Schema newer =
        new SchemaParser()
            .parse(
                """
                {"type": "record", "name": "LabelScore", "namespace": "io.zoetrope.schemas",
                 "fields": [
                   {"name": "rank", "type": "int", "default": 0},
                   {"name": "label", "type": "string"},
                   {"name": "score", "type": "float"}]}
                """)
            .mainSchema();
    var record = new GenericData.Record(newer);
    record.put("rank", 3);
    record.put("label", "walk");
    record.put("score", 0.5f);
    var bytes = new BinaryMessageEncoder<>(GenericData.get(), newer).encode(record).array();

    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> RecordSerde.of(LabelScore.class).decode(bytes));
    assertThat(RecordSerde.of(LabelScore.class, newer).decode(bytes))
        .isEqualTo(new LabelScore("walk", 0.5f));
  }

  private static ModelIdentity identity() {
    return new ModelIdentity("demo", "1", true);
  }

  @Test
  void startsWithTheSingleObjectMarker() {
    assertThat(serde.encode(batch())).startsWith(0xC3, 0x01);
  }

  @Test
  void refusesBytesOfAnotherKind() {
    assertThatExceptionOfType(MalformedRecordException.class)
        .isThrownBy(() -> serde.decode("{\"cameraId\": \"door\"}".getBytes(UTF_8)))
        .withMessageContaining("not a FrameBatch");
  }

  @Test
  void refusesAnotherRecordType() {
    var label = RecordSerde.of(LabelScore.class).encode(new LabelScore("walk", 0.5f));
    assertThatExceptionOfType(MalformedRecordException.class).isThrownBy(() -> serde.decode(label));
  }

  @Test
  void refusesEveryTruncation() {
    byte[] whole = serde.encode(batch());
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatExceptionOfType(MalformedRecordException.class).isThrownBy(() -> serde.decode(cut));
    }
  }

  @Test
  void readsFlippedBitsAsARecordOrRefusesThem() {
    Random random = new Random(7);
    byte[] whole = serde.encode(batch());
    for (int i = 0; i < 2_000; i++) {
      byte[] flipped = whole.clone();
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        serde.decode(flipped);
      } catch (MalformedRecordException refused) {
        assertThat(refused).hasMessageContaining("not a FrameBatch");
      }
    }
  }

  private static FrameBatch batch() {
    return FrameBatch.newBuilder()
        .setCameraId("door")
        .setStreamId("s1")
        .setFirstFrame(40)
        .setCaptureTimes(List.of(1_000_000L, 1_066_667L))
        .setTimestampSource(TimestampSource.NTP)
        .setWidth(4)
        .setHeight(2)
        .setPixelFormat(PixelFormat.RGB24)
        .setIngestTime(1_100_000L)
        .setFrames(ByteBuffer.wrap(new byte[2 * 4 * 2 * 3]))
        .build();
  }
}
