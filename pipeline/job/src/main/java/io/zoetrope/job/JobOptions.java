package io.zoetrope.job;

import io.zoetrope.operators.clip.ClipGrid;
import io.zoetrope.operators.clip.ClipOptions;
import io.zoetrope.operators.event.SegmentationOptions;
import io.zoetrope.operators.inference.batching.OverloadOptions;
import io.zoetrope.operators.inference.engine.Device;
import io.zoetrope.operators.inference.engine.RecognitionOptions;
import io.zoetrope.zoo.pack.ModelPackage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * All a job is told.
 *
 * @param shadow a second model for the same clips; its scores are written, its events never made
 * @param hop capture time from clip to clip
 * @param maxGap a longer time between two frames breaks a camera's stream
 * @param priorities of cameras whose priority is not 0; in overload the lower ones go first
 */
public record JobOptions(
    ModelPackage model,
    Optional<ModelPackage> shadow,
    Duration hop,
    Duration maxGap,
    RecognitionOptions recognition,
    OverloadOptions overload,
    Map<String, Integer> priorities,
    SegmentationOptions segmentation,
    KafkaOptions kafka,
    OutputOptions outputs,
    RuntimeOptions runtime) {
  private static final Duration HOP = Duration.ofMillis(500);

  public JobOptions {
    shadow.ifPresent(second -> ShadowCheck.require(model.card(), second.card()));
  }

  /** A model on all cores of a CPU, everything else as most users want it. */
  public static JobOptions of(ModelPackage model, KafkaOptions kafka) {
    int cores = Runtime.getRuntime().availableProcessors();
    return new JobOptions(
        model,
        Optional.empty(),
        HOP,
        ClipGrid.MAX_GAP,
        RecognitionOptions.of(Device.CPU, cores, false),
        OverloadOptions.BLOCK,
        Map.of(),
        SegmentationOptions.DEFAULT,
        kafka,
        OutputOptions.DEFAULT,
        RuntimeOptions.of(OutputOptions.DEFAULT.delivery()));
  }

  /** A second model for the same clips, whose scores are only written down. */
  public JobOptions withShadow(ModelPackage other) {
    return new JobOptions(
        model,
        Optional.of(other),
        hop,
        maxGap,
        recognition,
        overload,
        priorities,
        segmentation,
        kafka,
        outputs,
        runtime);
  }

  public JobOptions withHop(Duration other) {
    return new JobOptions(
        model,
        shadow,
        other,
        maxGap,
        recognition,
        overload,
        priorities,
        segmentation,
        kafka,
        outputs,
        runtime);
  }

  public JobOptions withRecognition(RecognitionOptions other) {
    return new JobOptions(
        model,
        shadow,
        hop,
        maxGap,
        other,
        overload,
        priorities,
        segmentation,
        kafka,
        outputs,
        runtime);
  }

  public JobOptions withOverload(OverloadOptions other) {
    return new JobOptions(
        model,
        shadow,
        hop,
        maxGap,
        recognition,
        other,
        priorities,
        segmentation,
        kafka,
        outputs,
        runtime);
  }

  /** In overload cameras of a lower priority go first; 0 where none is given. */
  public JobOptions withPriorities(Map<String, Integer> ofCameras) {
    return new JobOptions(
        model,
        shadow,
        hop,
        maxGap,
        recognition,
        overload,
        ofCameras,
        segmentation,
        kafka,
        outputs,
        runtime);
  }

  public JobOptions withSegmentation(SegmentationOptions other) {
    return new JobOptions(
        model,
        shadow,
        hop,
        maxGap,
        recognition,
        overload,
        priorities,
        other,
        kafka,
        outputs,
        runtime);
  }

  public JobOptions withOutputs(OutputOptions other) {
    return new JobOptions(
        model,
        shadow,
        hop,
        maxGap,
        recognition,
        overload,
        priorities,
        segmentation,
        kafka,
        other,
        runtime);
  }

  public JobOptions withRuntime(RuntimeOptions other) {
    return new JobOptions(
        model,
        shadow,
        hop,
        maxGap,
        recognition,
        overload,
        priorities,
        segmentation,
        kafka,
        outputs,
        other);
  }

  ClipOptions clips() {
    return ClipOptions.of(model.card(), hop, maxGap).withPriorities(priorities);
  }
}
