package io.zoetrope.job.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.options.Jobs;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.zoo.pack.ModelPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
  private static final long GIB = 1L << 30;

  @TempDir Path folder;
  private ModelPackage tiny;

  @BeforeEach
  void write() {
    tiny = TinyModel.write(folder.resolve("tiny"));
  }

  @Test
  void aModelThatIsNoneStartsNoJobWhereverItIsToRun() throws IOException {
    Files.writeString(tiny.onnx(), "no network at all");
    assertThatThrownBy(() -> Preflight.here(job()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("model tiny cannot be used on cpu: ");
    assertThatThrownBy(() -> Preflight.elsewhere(job("recognition.device=cuda:0")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("model tiny cannot be used on cpu: ");
  }

  @Test
  void aDeviceThatIsMissingHereStartsNoJobHereButOneElsewhere() throws Exception {
    var job = job("recognition.device=cuda:0");
    assertThatThrownBy(() -> Preflight.here(job))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("device cuda:0 cannot be used");

    var elsewhere = Preflight.elsewhere(job);
    assertThat(elsewhere.clipsPerSecond()).isEmpty();
    assertThat(elsewhere.job()).isEqualTo(job);
    assertThat(elsewhere.checkpoints()).contains("cuda:0 is not here");
  }

  @Test
  void aQuickModelKeepsTheDeliverysIntervalAndItIsSaid() throws Exception {
    var ready = Preflight.here(job("flink.delivery=exactly-once", "recognition.workers=1"));
    assertThat(ready.clipsPerSecond().orElseThrow()).isPositive();
    assertThat(ready.job().runtime().checkpointInterval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(ready.checkpoints())
        .matches("checkpoints every 1.0 s, at least 0.5 s apart, as cpu does .*; events appear .*");
  }

  @Test
  void aThousandCamerasOfLargeClipsNeedASevenGigabyteHeap() {
    var need = new MemoryNeed(1000, 32L * 224 * 224 * 3 + (1 << 20), 0, 0);
    assertThat(need.heap()).isBetween(5 * GIB, 6 * GIB);
    assertThat(need.fits(8 * GIB)).isTrue();
    assertThatThrownBy(() -> need.requireWithin(4 * GIB))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("1000 cameras need 5.9 GB of heap for pictures")
        .hasMessageContaining("a heap of 4.3 GB")
        .hasMessageContaining("Give it -Xmx7459m or more (ZOETROPE_JAVA_OPTS)");
  }

  @Test
  void morePicturesThanTheHeapHoldsStartNoJobHere() {
    var job =
        job(
            "cameras[0].id=door",
            "cameras[0].source=rtsp://host/door",
            "recognition.on-overload=shed",
            "recognition.freshness=5000h"); // frames wait as long
    assertThatThrownBy(() -> Preflight.here(job))
        .hasMessageStartingWith("1 camera needs ")
        .hasMessageContaining("Give it -Xmx");
  }

  private JobOptions job(String... values) {
    return Jobs.of(tiny, values);
  }
}
