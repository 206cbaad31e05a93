package io.zoetrope.operators.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.clip.ClipRules;
import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.inference.engine.Device;
import io.zoetrope.operators.inference.engine.RecognitionOptions;
import io.zoetrope.operators.testkit.TestClips;
import io.zoetrope.operators.testkit.TinyModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityTest {
  private static final RecognitionOptions TWO_WORKERS =
      RecognitionOptions.of(Device.CPU, 2, 8, false);
  private static final OverloadOptions SHED = OverloadOptions.shed(Duration.ofSeconds(3));
  private static final long SECOND = 1_000_000;

  private final CapacityWatch watch = new CapacityWatch();

  @Test
  void saysHowMuchIsToSpare() {
    assertThat(new Capacity(2, 3.8, 31.2).sentence(TWO_WORKERS, OverloadOptions.BLOCK))
        .isEqualTo(
            "2 cameras need 3.8 clips/s; cpu (2 workers) does 31.2: fits with 88 % to spare");
    assertThat(
            new Capacity(1, 2, 4)
                .sentence(
                    RecognitionOptions.of(Device.parse("cuda:1"), 2, 8, false),
                    OverloadOptions.BLOCK))
        .isEqualTo("1 camera needs 2.0 clips/s; cuda:1 does 4.0: fits with 50 % to spare");
  }

  @Test
  void saysWhatToChangeWhereItDoesNotFit() {
    var tooMuch = new Capacity(4, 8, 2.3);
    assertThat(tooMuch.sentence(TWO_WORKERS, OverloadOptions.BLOCK))
        .endsWith("does 2.3: raise hop to 2s, use a smaller model, or set on-overload: shed");
    assertThat(tooMuch.sentence(TWO_WORKERS, SHED))
        .endsWith(
            "does 2.3: raise hop to 2s, use a smaller model, or go on shedding 71 % of the clips");
    assertThat(new Capacity(3, 6, 2.3).sentence(TWO_WORKERS, SHED)).contains("hop to 1500ms,");
  }

  @Test
  void theHopItNamesFits() {
    for (int cameras = 1; cameras < 50; cameras++) {
      var tooMuch = new Capacity(cameras, 10.0 * cameras, 0.37 * cameras);
      assertThat(tooMuch.sentence(TWO_WORKERS, SHED)).contains("raise hop to 3500ms,");
    }
  }

  @Test
  void isReportedOnceAndAgainWhenACameraComesOrAHopChanges() {
    assertThat(look("door", 500, 0, 10)).isEmpty(); // more cameras may come
    assertThat(look("yard", 500, 1, 10)).isEmpty();
    assertThat(look("door", 500, 6, 10)).contains(new Capacity(2, 4, 10));
    assertThat(look("yard", 500, 12, 9.5)).isEmpty();
    assertThat(look("hall", 500, 18, 10)).contains(new Capacity(3, 6, 10));
    assertThat(look("hall", 250, 24, 10)).contains(new Capacity(3, 8, 10));
    assertThat(look("hall", 250, 30, 10)).isEmpty();
  }

  @Test
  void isReportedWhenItFitsNoMoreAndWhenItFitsAgainWithRoom() {
    look("door", 500, 0, 10);
    assertThat(look("door", 500, 6, 2.5)).isPresent();
    assertThat(look("door", 500, 12, 1.9)).contains(new Capacity(1, 2, 1.9));
    assertThat(look("door", 500, 18, 2.1)).isEmpty();
    assertThat(look("door", 500, 24, 1.9)).isEmpty();
    assertThat(look("door", 500, 30, 2.5)).contains(new Capacity(1, 2, 2.5));
  }

  @Test
  void forgetsACameraThatIsGone() {
    look("door", 500, 0, 10);
    look("yard", 500, 0, 10);
    assertThat(look("door", 500, 6, 10)).contains(new Capacity(2, 4, 10));
    assertThat(look("door", 500, 66, 10)).contains(new Capacity(1, 2, 10));
  }

  @Test
  void isNotReportedBeforeTheDeviceIsMeasured() {
    look("door", 500, 0, 10);
    assertThat(look("door", 500, 6, Double.POSITIVE_INFINITY)).isEmpty();
    assertThat(look("door", 500, 7, 10)).isPresent();
  }

  @Test
  void aTrialMeasuresARealModel(@TempDir Path folder) throws Exception {
    var tiny = TinyModel.write(folder.resolve("tiny"));
    assertThat(DeviceTrial.clipsPerSecond(tiny, TWO_WORKERS, SHED)).isGreaterThan(10);
  }

  private Optional<Capacity> look(String camera, long hopMillis, long seconds, double able) {
    Clip clip = TestClips.red(1);
    var hopped =
        new Clip(
            new CameraKey(0, camera),
            clip.streamId(),
            clip.startTime(),
            clip.endTime(),
            clip.frames(),
            1,
            0,
            new ClipRules(hopMillis * 1000, 0, Optional.empty()),
            0,
            clip.topic(),
            0);
    return watch.saw(hopped, new DeviceLoad(able, 0), seconds * SECOND);
  }
}
