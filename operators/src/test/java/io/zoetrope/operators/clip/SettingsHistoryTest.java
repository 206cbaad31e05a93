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
