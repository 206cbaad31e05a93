package io.zoetrope.job.options;

import io.zoetrope.config.ConfigException;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.operators.clip.ClipOptions;
import io.zoetrope.operators.event.SegmentationOptions;
import io.zoetrope.operators.inference.batching.OverloadOptions;
import io.zoetrope.operators.inference.engine.RecognitionOptions;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.zoo.pack.ModelPackage;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * All options of a job.
 *
 * @param shadow a second model for the same clips; its scores are written, its events never made
 * @param hop capture time from clip to clip
 * @param maxGap a longer time between two frames breaks a camera's stream
 * @param cameras as many as the configuration lists; others may send frames, too
 * @param configured what is configured for single cameras, where anything is
 */
public record JobOptions(
    ModelPackage model,
    Optional<ModelPackage> shadow,
    Duration hop,
    Duration maxGap,
    RecognitionOptions recognition,
    OverloadOptions overload,
    int cameras,
    Map<String, CameraSettings> configured,
    SegmentationOptions segmentation,
    KafkaOptions kafka,
    OutputOptions outputs,
    RuntimeOptions runtime) {
  public JobOptions {
    shadow.ifPresent(second -> ShadowCheck.require(model.card(), second.card()));
    configured = Map.copyOf(configured);
  }

  /**
   * What a configuration and its models mean for the job, wherever it runs.
   *
   * @param bootstrapServers of the Kafka to use
   * @throws ConfigException naming the key that cannot be
   */
  public static JobOptions of(
      ZoetropeConfig config,
      String bootstrapServers,
      ModelPackage model,
      Optional<ModelPackage> shadow) {
    var recognition = config.recognition();
    return new JobOptions(
        model,
        shadow,
        recognition.hop(),
        recognition.maxGap(),
        JobSections.recognition(recognition),
        JobSections.overload(recognition),
        config.cameras().stream().mapToInt(camera -> camera.streams().size()).sum(),
        ConfiguredCameras.of(config, model),
        JobSections.segmentation(config.events()),
        KafkaOptions.of(config, bootstrapServers),
        OutputOptions.of(config),
        RuntimeOptions.of(config.flink()));
  }

  /** The same job, its checkpoints that far apart. */
  public JobOptions with(CheckpointPace pace) {
    return with(runtime.with(pace));
  }

  /** The same job of at most so many tasks side by side. */
  public JobOptions withParallelism(int tasks) {
    return with(runtime.withParallelism(tasks));
  }

  public ClipOptions clips() {
    return ClipOptions.of(model.card(), hop, maxGap).withCameras(configured);
  }

  /**
   * The same with checkpoints that outlive the process.
   *
   * @param folder or URI
   */
  public JobOptions withCheckpoints(String folder) {
    return with(runtime.withCheckpoints(folder));
  }

  private JobOptions with(RuntimeOptions other) {
    return new JobOptions(
        model,
        shadow,
        hop,
        maxGap,
        recognition,
        overload,
        cameras,
        configured,
        segmentation,
        kafka,
        outputs,
        other);
  }
}
