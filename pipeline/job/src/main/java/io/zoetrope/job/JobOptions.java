package io.zoetrope.job;

import io.zoetrope.operators.clip.ClipGrid;
import io.zoetrope.operators.clip.ClipOptions;
import io.zoetrope.operators.event.SegmentationOptions;
import io.zoetrope.operators.inference.Device;
import io.zoetrope.operators.inference.RecognitionOptions;
import io.zoetrope.zoo.pack.ModelPackage;
import java.time.Duration;

/**
 * All a job is told.
 *
 * @param hop capture time from clip to clip
 * @param maxGap a longer time between two frames breaks a camera's stream
 */
public record JobOptions(
    ModelPackage model,
    Duration hop,
    Duration maxGap,
    RecognitionOptions recognition,
    SegmentationOptions segmentation,
    KafkaOptions kafka,
    OutputOptions outputs,
    RuntimeOptions runtime) {
  private static final Duration HOP = Duration.ofMillis(500);

  /** A model on all cores of a CPU, everything else as most users want it. */
  public static JobOptions of(ModelPackage model, KafkaOptions kafka) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new JobOptions(
        model,
        HOP,
        ClipGrid.MAX_GAP,
        RecognitionOptions.of(Device.CPU, cores, false),
        SegmentationOptions.DEFAULT,
        kafka,
        OutputOptions.DEFAULT,
        RuntimeOptions.of(OutputOptions.DEFAULT.delivery()));
  }

  public JobOptions withHop(Duration other) {
    return new JobOptions(model, other, maxGap, recognition, segmentation, kafka, outputs, runtime);
  }

  public JobOptions withRecognition(RecognitionOptions other) {
    return new JobOptions(model, hop, maxGap, other, segmentation, kafka, outputs, runtime);
  }

  public JobOptions withSegmentation(SegmentationOptions other) {
    return new JobOptions(model, hop, maxGap, recognition, other, kafka, outputs, runtime);
  }

  public JobOptions withOutputs(OutputOptions other) {
    return new JobOptions(model, hop, maxGap, recognition, segmentation, kafka, other, runtime);
  }

  public JobOptions withRuntime(RuntimeOptions other) {
    return new JobOptions(model, hop, maxGap, recognition, segmentation, kafka, outputs, other);
  }

  ClipOptions clips() {
    return ClipOptions.of(model.card(), hop, maxGap);
  }
}
