package io.zoetrope.zoo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.catalogue.Published;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedTest {
  @TempDir Path folder;

  /** In every row of GluonCV's table: fps = frames x stride / latency. */
  @Test
  void sourceFpsIsWhatGluonCvCallsFps() {
    for (ModelSpec model : Catalogue.standard().models()) {
      if (model.published().isPresent()) {
        Published row = model.published().get();
        int frames = model.clip().frames() / model.segments();
        var clip = new Speed.Clip(frames, frames == 1 ? 1 : model.clip().stride());
        var speed = new Speed(model.name(), clip, 1, 100, row.latency(), 0, 0);
        assertThat(speed.sourceFps() / row.fps()).as(model.name()).isCloseTo(1, within(0.02));
      }
    }
  }

  @Test
  void countsOnlyTheRunsAfterTheWarmUp() {
    ModelSpec spec = Catalogue.standard().get("resnet18_v1b_kinetics400");
    AtomicInteger steps = new AtomicInteger();

    Speed speed =
        new SpeedTrial(1, 2, 3)
            .of(
                spec,
                spec.measured().with("width", 8).size(32),
                folder.resolve("m"),
                steps::incrementAndGet);

    assertThat(steps).hasValue(5);
    assertThat(speed.runs()).isEqualTo(3);
    assertThat(speed.latency()).isPositive();
    assertThat(speed.clipsPerSecond()).isCloseTo(1 / speed.latency(), within(1e-9));
  }

  @Test
  void drawsTheFastestFirst() {
    var clip = new Speed.Clip(32, 2);
    String chart =
        SpeedChart.of(
            List.of(
                new Speed("slow", clip, 1, 1, 0.2, 1, 2),
                new Speed("fast", clip, 1, 1, 0.1, 1, 2)));

    assertThat(chart).containsSubsequence("fast", "100.0 (10.00, 2.00)", "slow", "200.0");
  }

  @Test
  void refusesNoRuns() {
    assertThatThrownBy(() -> new SpeedTrial(1, 5, 0)).hasMessageContaining("0 runs");
  }
}
