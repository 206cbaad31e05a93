package io.zoetrope.app.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zoetrope.app.testkit.Console;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.operators.testkit.TinyModel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapacityPlanTest {
  private static final double EXACTLY = 1e-9;

  @TempDir Path folder;

  /** Clips of the tiny model are 8 x 8 pixels, ten frames a second. */
  private CameraLoad load(String... values) {
    return CameraLoad.of(
        ConfigFile.of(List.of(values)).config(), TinyModel.write(folder).card(), 100, 3);
  }

  @Test
  void aLoadIsWhatTheConfigurationMakesOfCameras() {
    var load = load("recognition.hop=500ms", "ingest.frames=RGB24", "kafka.retention=10m");

    assertThat(load.clipsPerSecond()).isEqualTo(200);
    assertThat(load.framesPerSecond()).isCloseTo(10, within(EXACTLY));
    assertThat(load.frameBytes()).isEqualTo(192);
    assertThat(load.bytesPerSecond()).isCloseTo(192_000, within(1e-3));
    assertThat(load.retainedBytes()).isCloseTo(3.0 * 600 * 192_000, within(1.0));
    assertThat(load("kafka.replication=1").copies()).isOne();
  }

  @Test
  void noTaskManagerIsBusierThanWanted() {
    var load = load("recognition.hop=500ms");

    var plan = CapacityPlan.of(load, 42, 0.8, 8);
    assertThat(plan.taskManagers()).isEqualTo(6); // 5.95
    assertThat(plan.busy()).isCloseTo(200 / 252.0, within(EXACTLY));
    assertThat(plan.camerasEach()).isEqualTo(17);
    assertThat(plan.partitions()).isEqualTo(12);
    assertThat(plan.costOfCamera(0.5)).isCloseTo(6 * 0.5 * 730 / 100, within(EXACTLY));

    assertThat(CapacityPlan.of(load, 10_000, 0.8, 8).taskManagers()).isOne();
    assertThat(CapacityPlan.of(load, 10_000, 0.8, 8).partitions()).isEqualTo(8);
    assertThat(CapacityPlan.of(load, 250, 0.8, 8).taskManagers()).isOne(); // just so
  }

  @Test
  void theCommandSaysWhatIsNeeded() {
    var plan =
        Console.run(
            "plan",
            "--cameras=100",
            "--model=" + TinyModel.write(folder.resolve("tiny")).folder(),
            "--clips-per-second=42",
            "--price=0.5",
            "-D",
            "recognition.hop=500ms",
            "-D",
            "kafka.retention-bytes=1MiB");

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out())
        .contains("200.0 a second")
        .contains("6, each 79 % busy with 17 cameras")
        .contains("cost           21.90 a camera and month")
        .contains("kafka.retention-bytes must be 1.4 MB or more");
    assertThat(Console.run("plan", "--cameras=0").err()).contains("--cameras and --copies are 1");
  }

  @Test
  void measuresTheModelWhereNothingElseIsTold() {
    var plan =
        Console.run(
            "plan", "--cameras=10", "--model=" + TinyModel.write(folder.resolve("tiny")).folder());

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.out()).contains("on cpu, as measured here");
  }
}
