package io.zoetrope.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;

class SettingsContentTest {
  private static final RecordSerde<CameraSettings> SERDE = RecordSerde.of(CameraSettings.class);

  @Test
  void aRecordIsReadAndATombstoneIsNone() {
    var settings = SettingsMerge.open("door").setVersion(3).build();
    assertThat(SettingsContent.of("door", SERDE.encode(settings)))
        .isEqualTo(new SettingsContent.Readable(settings));
    assertThat(SettingsContent.of("door", null)).isEqualTo(SettingsContent.NONE);
  }

  /** Nobody knows what they mask. */
  @Test
  void whatALaterVersionWroteIsUnreadableAndNotNone() throws Exception {
    var later =
        SchemaBuilder.record("CameraSettings")
            .namespace("io.zoetrope.schemas")
            .fields()
            .requiredString("cameraId")
            .requiredString("unheardOf")
            .endRecord();
    var record = new GenericRecordBuilder(later).set("cameraId", "door").set("unheardOf", "x");
    var bytes = new BinaryMessageEncoder<>(GenericData.get(), later).encode(record.build());
    assertThat(SettingsContent.of("door", bytes.array()))
        .isInstanceOf(SettingsContent.Unreadable.class);
  }

  @Test
  void whatContradictsItselfOrItsKeyIsUnreadable() {
    var outside = SettingsMerge.open("door").setMasks(List.of(new Rectangle(0.5f, 0f, 1f, 1f)));
    assertThat(SettingsContent.of("door", SERDE.encode(outside.build())))
        .isInstanceOf(SettingsContent.Unreadable.class);
    assertThat(SettingsContent.of("yard", SERDE.encode(SettingsMerge.open("door").build())))
        .isEqualTo(new SettingsContent.Unreadable("they are of camera 'door'"));
  }

  @Test
  void theProblemIsShortAndPrintable() {
    var settings = SettingsMerge.open("\u001b[2J" + "k".repeat(9000)).build();
    var content = SettingsContent.of("door", SERDE.encode(settings));
    assertThat(((SettingsContent.Unreadable) content).problem())
        .doesNotContain("\u001b")
        .hasSizeLessThan(400);
    assertThat(SettingsContent.of("door", "none".getBytes(UTF_8)))
        .isInstanceOf(SettingsContent.Unreadable.class);
  }

  @Test
  void listsOfBothPlacesAddUpAndSingleValuesOfTheRecordHold() {
    var roof = new Rectangle(0f, 0f, 1f, 0.1f);
    var window = new Rectangle(0f, 0f, 0.3f, 0.3f);
    var configured =
        SettingsMerge.open("door")
            .setMasks(List.of(roof))
            .setLabelsOff(List.of("run"))
            .setPriority(1)
            .setHopMillis(500L)
            .build();
    var record =
        SettingsMerge.open("door")
            .setVersion(7)
            .setMasks(List.of(window, roof))
            .setLabelsOff(List.of("walk"))
            .setPriority(2)
            .build();
    var both = SettingsMerge.of(configured, record);
    assertThat(both.getMasks()).containsExactly(roof, window);
    assertThat(both.getLabelsOff()).containsExactly("run", "walk");
    assertThat(both.getPriority()).isEqualTo(2);
    assertThat(both.getHopMillis()).isEqualTo(500);
    assertThat(both.getVersion()).isEqualTo(7);
  }
}
