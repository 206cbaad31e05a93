package io.zoetrope.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompatibilityTest {
  static List<Class<? extends SpecificRecordBase>> types() {
    return RecordTypes.ALL;
  }

  @ParameterizedTest
  @MethodSource("types")
  void readsWhateverWasWrittenBefore(Class<? extends SpecificRecordBase> type) {
    assertThat(ReleasedSchemas.of(type)).isNotEmpty();
    ReleasedSchemas.of(type).forEach(earlier -> assertReads(current(type), earlier));
  }

  @ParameterizedTest
  @MethodSource("types")
  void canBeReadByWhoKnowsAnEarlierSchema(Class<? extends SpecificRecordBase> type) {
    ReleasedSchemas.of(type).forEach(earlier -> assertReads(earlier, current(type)));
  }

  @Test
  void aReasonThatASubscribersSchemaDoesNotKnowIsUnknownToIt() throws Exception {
    for (Schema subscribers : ReleasedSchemas.of(ActionEvent.class).subList(0, 2)) {
      var event = read(subscribers, ended(EndReason.MODEL_CHANGED));
      assertThat(event.get("endReason")).hasToString("UNKNOWN");
      assertThat(event.get("label")).hasToString("run");
    }
  }

  @Test
  void aStateThatASubscribersSchemaDoesNotKnowIsOfflineToIt() throws Exception {
    var health =
        CameraHealth.newBuilder()
            .setCameraId("door")
            .setTime(1)
            .setState(CameraState.PAUSED)
            .build();
    var read = read(ReleasedSchemas.of(CameraHealth.class).get(0), health);
    assertThat(read.get("state")).hasToString("OFFLINE");
  }

  private static ActionEvent ended(EndReason reason) {
    return ActionEvent.newBuilder()
        .setEventId("e")
        .setRevision(1)
        .setPhase(Phase.END)
        .setEndReason(reason)
        .setCameraId("door")
        .setStreamId("s1")
        .setLabel("run")
        .setScore(0.5f)
        .setStartTime(1)
        .setEndTime(2)
        .setTopK(List.of())
        .setModel(new ModelIdentity("demo", "1", true))
        .setClipCoverage(1)
        .setLatency(new Latency(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8))
        .build();
  }

  private static <T extends SpecificRecordBase> GenericRecord read(Schema reader, T record)
      throws Exception {
    Schema writer = current(record.getClass());
    var bytes = new BinaryMessageEncoder<T>(record.getSpecificData(), writer).encode(record);
    var decoder = new BinaryMessageDecoder<GenericRecord>(GenericData.get(), reader);
    decoder.addSchema(writer);
    return decoder.decode(bytes);
  }

  private static void assertReads(Schema reader, Schema writer) {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
    assertThat(result.getType())
        .as(result.getDescription())
        .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
  }

  private static Schema current(Class<? extends SpecificRecordBase> type) {
    return SpecificData.get().getSchema(type);
  }
}
