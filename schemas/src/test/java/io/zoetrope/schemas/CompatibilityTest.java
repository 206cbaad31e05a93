package io.zoetrope.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CompatibilityTest {
  static final List<Class<? extends SpecificRecordBase>> types =
      List.of(
          FrameBatch.class,
          ActionEvent.class,
          ClipScore.class,
          ClipFeature.class,
          CameraHealth.class);

  @ParameterizedTest
  @FieldSource("types")
  void readsWhatTheLastReleaseWrote(Class<? extends SpecificRecordBase> type) {
    assertReads(current(type), lastReleased(type));
  }

  @ParameterizedTest
  @FieldSource("types")
  void canBeReadByTheLastRelease(Class<? extends SpecificRecordBase> type) {
    assertReads(lastReleased(type), current(type));
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

  private static Schema lastReleased(Class<? extends SpecificRecordBase> type) {
    List<Schema> released = ReleasedSchemas.of(type);
    assertThat(released).as("released schemas of " + type.getSimpleName()).isNotEmpty();
    return released.get(released.size() - 1);
  }
}
