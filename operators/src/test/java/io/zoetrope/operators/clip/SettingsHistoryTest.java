package io.zoetrope.operators.clip;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.SettingsContent;
import io.zoetrope.schemas.SettingsRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SettingsHistoryTest {
  private static final long LEAD = SettingsHistory.LEAD.toMillis();
  private static final long HOUR = 3_600_000;

  private final SettingsHistory history = new SettingsHistory();

  @BeforeAll
  static void trustRecords() {
    RecordSerde.of(CameraSettings.class); // as every program has one before it builds a record
  }

  @Test
  void aRecordHoldsFromItsLeadOn() {
    history.add(record(0, 1000, 1));
    assertThat(versionAt(1000 + LEAD - 1)).isZero();
    assertThat(versionAt(1000 + LEAD)).isEqualTo(1);
  }

  @Test
  void aRecordThatNamesALaterTimeWaitsForIt() {
    history.add(record(0, 1000, 1, 9000));
    assertThat(versionAt(8999)).isZero();
    assertThat(versionAt(9000)).isEqualTo(1);
  }

  @Test
  void theNewestRecordTakesThePlaceOfAllBeforeIt() {
    history.add(record(0, 1000, 1, 9000));
    history.add(record(1, 2000, 2));
    assertThat(versionAt(9000)).isEqualTo(2);
  }

  @Test
  void partitionsMayBeReadInAnyOrder() {
    var records = new ArrayList<SettingsRecord>();
    for (int i = 0; i < 20; i++) {
      records.add(
          new SettingsRecord("settings", i / 10, i % 10, i * 100L, "door", value(i + 1, 0)));
    }
    for (int seed = 0; seed < 10; seed++) {
      var shuffled = new SettingsHistory();
      Collections.shuffle(records, new Random(seed));
      for (SettingsRecord record : List.copyOf(records)) {
        shuffled.add(record);
        shuffled.add(record);
      }
      assertThat(shuffled.size()).isEqualTo(20);
      for (int i = 0; i < 20; i++) {
        assertThat(version(shuffled.at("door", i * 100L + LEAD))).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void whatNoFrameNeedsAnyMoreIsForgotten() {
    for (int change = 0; change < 10_000; change++) {
      history.add(record(change, change * 1000L, change + 1));
      assertThat(versionAt(change * 1000L + LEAD)).isEqualTo(change + 1);
    }
    assertThat(history.size()).isLessThan((int) (HOUR / 1000) + 10);
    assertThat(versionAt(9_999_000 + LEAD - HOUR / 2)).isEqualTo(8200);
  }

  @Test
  void whatIsSetForACameraHoldsForItsZonesToo() {
    put("door", 0, settings("door").setLabelsOff(List.of("walk")).setStartScore(0.5f).build());
    put("door/gate", 1, settings("door/gate").setLabelsOff(List.of("run")).build());
    put("door/gate", 2, settings("door/gate").setVersion(2).setStartScore(0.9f).build());

    var gate = inForce("door/gate");
    assertThat(gate.getCameraId()).isEqualTo("door/gate");
    assertThat(gate.getLabelsOff()).containsExactly("walk");
    assertThat(gate.getStartScore()).isEqualTo(0.9f);
    assertThat(gate.getVersion()).isEqualTo(3);
    assertThat(inForce("door/ramp").getStartScore()).isEqualTo(0.5f);
    assertThat(inForce("door").getStartScore()).isEqualTo(0.5f);
  }

  @Test
  void settingsOfACameraThatCannotBeReadHideItsZones() {
    put("door/gate", 0, settings("door/gate").build());
    history.add(new SettingsRecord("settings", 0, 1, 0, "door", new byte[] {1}));

    assertThat(SettingsContent.of("door/gate", history.at("door/gate", LEAD)))
        .isInstanceOf(SettingsContent.Unreadable.class);
    assertThat(SettingsContent.of("door/ramp", history.at("door/ramp", LEAD)))
        .isInstanceOf(SettingsContent.Unreadable.class);
  }

  @Test
  void settingsOfAZoneThatCannotBeReadHideItAlone() {
    put("door", 0, settings("door").build());
    history.add(new SettingsRecord("settings", 0, 1, 0, "door/gate", new byte[] {1}));

    assertThat(SettingsContent.of("door/gate", history.at("door/gate", LEAD)))
        .isInstanceOf(SettingsContent.Unreadable.class);
    assertThat(inForce("door/ramp").getVersion()).isEqualTo(1);
  }

  private static CameraSettings.Builder settings(String id) {
    return CameraSettings.newBuilder().setCameraId(id).setVersion(1).setEffectiveFrom(0);
  }

  private void put(String id, long offset, CameraSettings settings) {
    byte[] value = RecordSerde.of(CameraSettings.class).encode(settings);
    history.add(new SettingsRecord("settings", 0, offset, 0, id, value));
  }

  private CameraSettings inForce(String id) {
    return ((SettingsContent.Readable) SettingsContent.of(id, history.at(id, LEAD))).settings();
  }

  private long versionAt(long logTime) {
    return version(history.at("door", logTime));
  }

  /** 0: nothing is set. */
  private static long version(byte[] value) {
    return SettingsContent.of("door", value) instanceof SettingsContent.Readable it
        ? it.settings().getVersion()
        : 0;
  }

  private static SettingsRecord record(long offset, long logTime, long version) {
    return record(offset, logTime, version, 0);
  }

  private static SettingsRecord record(
      long offset, long logTime, long version, long effectiveFrom) {
    return new SettingsRecord(
        "settings", 0, offset, logTime, "door", value(version, effectiveFrom));
  }

  private static byte[] value(long version, long effectiveFrom) {
    return RecordSerde.of(CameraSettings.class)
        .encode(
            CameraSettings.newBuilder()
                .setCameraId("door")
                .setVersion(version)
                .setEffectiveFrom(effectiveFrom)
                .build());
  }
}
