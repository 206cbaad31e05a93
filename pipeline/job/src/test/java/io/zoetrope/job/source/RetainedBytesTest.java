package io.zoetrope.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.options.Jobs;
import io.zoetrope.operators.testkit.TinyModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames of 8 x 8, ten a second, against the 42.8 s that a restored job reads back. */
class RetainedBytesTest {
  private static final long NEEDED = 8 * 8 * 3 * 428;

  @TempDir Path folder;

  @Test
  void fewerThanARestoreReadsBackOfOneCameraAreTold() {
    assertThat(RetentionCheck.sizeProblem(NEEDED - 1, options()).orElseThrow())
        .contains("topic frame-batches keeps 82175 bytes of a partition")
        .contains("reads back 42.8 s: 2.8 s of clip windows")
        .contains("82176 bytes of each camera");
  }

  @Test
  void enoughOrEndlessIsNoProblem() {
    assertThat(RetentionCheck.sizeProblem(NEEDED, options())).isEmpty();
    assertThat(RetentionCheck.sizeProblem(-1, options())).isEmpty();
  }

  private JobOptions options() {
    return Jobs.of(TinyModel.write(folder.resolve("tiny")), "flink.checkpoint-interval=10s");
  }
}
