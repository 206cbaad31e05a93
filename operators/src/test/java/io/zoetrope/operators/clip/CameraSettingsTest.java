package io.zoetrope.operators.clip;

import static io.zoetrope.operators.testkit.TestCamera.EPOCH;
import static io.zoetrope.operators.testkit.TestCamera.every;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.RecordSerde;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CameraSettingsTest {
  private final TestCamera camera = new TestCamera("door");
  private ClipHarness harness;

  @BeforeEach
  void open() throws Exception {
    harness = new ClipHarness();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void aWiderHopHoldsFromItsLogTimeOn() throws Exception {
    harness.set(from(1, 1000).setHopMillis(400L).build());
    for (long start = 0; start < 2000; start += 100) {
      harness.send(camera.at(start));
    }
    assertThat(harness.ends()).containsExactly(400L, 600L, 800L, 1200L, 1600L);
    assertThat(harness.clips())
        .extracting(clip -> clip.rules().version())
        .containsExactly(0L, 0L, 0L, 1L, 1L);
    assertThat(harness.clips().get(4).rules().hopMicros()).isEqualTo(400_000);
  }

  @Test
  void framesOfThePastAreCutAsTheyWereThen() throws Exception {
    harness.set(from(1, 0).setPriority(3).build()).set(from(2, 1000).setPriority(5).build());
    harness.send(camera.at(every(100, 0, 900)));
    assertThat(harness.clips()).allMatch(clip -> clip.rules().priority() == 3);
    harness.send(camera.at(every(100, 900, 1500)));
    assertThat(harness.clips()).last().matches(clip -> clip.rules().priority() == 5);
  }

  @Test
  void settingsOfOneCameraLeaveOthersAlone() throws Exception {
    var yard = new TestCamera("yard");
    harness.set(from(1, 0).setHopMillis(400L).build()).send(yard.at(every(100, 0, 900)));
    assertThat(harness.ends()).containsExactly(400L, 600L, 800L);
  }

  @Test
  void comeBackAfterARestore() throws Exception {
    harness.set(from(4, 0).setHopMillis(400L).build());
    try (var restored = new ClipHarness(ClipHarness.GRID, harness.snapshot())) {
      restored.set(from(4, 0).setHopMillis(400L).build()); // read from the log again
      restored.send(camera.at(every(100, 0, 1300)));
      assertThat(restored.ends()).containsExactly(400L, 800L, 1200L);
    }
  }

  @Test
  void aRecordWithoutAValueRemovesThem() throws Exception {
    harness.set(from(1, 0).setHopMillis(400L).build()).send(camera.at(every(100, 0, 900)));
    harness.set("door", null).send(camera.at(every(100, 900, 1500)));
    assertThat(harness.ends()).containsExactly(400L, 800L, 1000L, 1200L, 1400L);
    assertThat(harness.clips()).last().matches(clip -> clip.rules().settings().isEmpty());
  }

  @Test
  void aCameraWhoseSettingsCannotBeReadMakesNoClipUntilTheyCan() throws Exception {
    harness.send(camera.at(every(100, 0, 900)));
    harness.set("door", new byte[] {7}).send(camera.at(every(100, 900, 1500)));
    assertThat(harness.ends()).containsExactly(400L, 600L, 800L);
    assertThat(harness.marks()).containsExactly(StreamMark.Kind.CUT);

    harness.set(from(2, 0).build()).send(camera.at(every(100, 1500, 2100)));
    assertThat(harness.ends()).containsExactly(400L, 600L, 800L, 1800L, 2000L);
    assertThat(harness.marks()).containsExactly(StreamMark.Kind.CUT);
    assertThat(harness.deadLetters()).isEmpty();
  }

  @Test
  void settingsUnderTheKeyOfAnotherCameraCannotBeRead() throws Exception {
    byte[] ofYard =
        RecordSerde.of(CameraSettings.class).encode(from(1, 0).setCameraId("yard").build());
    harness.set("door", ofYard).send(camera.at(every(100, 0, 900)));
    assertThat(harness.clips()).isEmpty();
  }

  @Test
  void oneCamerasChangeCostsOneCamerasWork() throws Exception {
    long few = bytesForAChangeAmong(4);
    long many = bytesForAChangeAmong(2000);
    assertThat(many).isLessThan(2 * few);
  }

  /** What the task allocates, which measures what it decodes and writes. */
  private long bytesForAChangeAmong(int cameras) throws Exception {
    try (var book = new ClipHarness()) {
      for (int i = 0; i < cameras; i++) {
        book.set(from(1, 0).setCameraId("camera-" + i).build());
      }
      book.set(from(1, 0).build()).send(camera.at(0));
      long before = allocated();
      book.set(from(2, 0).setPriority(5).build()).send(camera.at(100));
      return allocated() - before;
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  private static CameraSettings.Builder from(long version, long millis) {
    return CameraSettings.newBuilder()
        .setCameraId("door")
        .setVersion(version)
        .setEffectiveFrom(EPOCH / 1000 + millis);
  }
}
