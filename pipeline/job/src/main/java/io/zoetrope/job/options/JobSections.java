package io.zoetrope.job.options;

import static java.util.Objects.requireNonNullElse;

import io.zoetrope.config.ConfigException;
import io.zoetrope.config.EventsConfig;
import io.zoetrope.config.OnOverload;
import io.zoetrope.config.RecognitionConfig;
import io.zoetrope.config.TensorRtConfig;
import io.zoetrope.operators.event.SegmentationOptions;
import io.zoetrope.operators.inference.batching.OverloadOptions;
import io.zoetrope.operators.inference.engine.BatchLimits;
import io.zoetrope.operators.inference.engine.Device;
import io.zoetrope.operators.inference.engine.Precision;
import io.zoetrope.operators.inference.engine.RecognitionOptions;
import io.zoetrope.operators.inference.engine.TensorRtOptions;
import java.util.function.Supplier;

/** Sections of the configuration in the operators' words. */
final class JobSections {
  private static final String USERS_CACHE = "";
  private static final int LARGEST_BATCH = 0;

  private JobSections() {}

  static RecognitionOptions recognition(RecognitionConfig config) {
    int workers = requireNonNullElse(config.workers(), BatchLimits.ONE_PER_PROCESSOR);
    return RecognitionOptions.of(device(config), workers, config.maxBatch(), config.features())
        .with(tensorRt(config.tensorrt()))
        .withCallTimeout(config.callTimeout());
  }

  private static Device device(RecognitionConfig config) {
    Device device = at("recognition.device", () -> Device.parse(config.device()));
    return at("recognition.precision", () -> device.with(Precision.parse(config.precision())));
  }

  private static TensorRtOptions tensorRt(TensorRtConfig config) {
    return new TensorRtOptions(
        requireNonNullElse(config.engineCache(), USERS_CACHE),
        requireNonNullElse(config.bestBatch(), LARGEST_BATCH));
  }

  static OverloadOptions overload(RecognitionConfig config) {
    return config.onOverload() == OnOverload.SHED
        ? OverloadOptions.shed(config.freshness())
        : OverloadOptions.BLOCK;
  }

  static SegmentationOptions segmentation(EventsConfig config) {
    return at(
        "events",
        () ->
            new SegmentationOptions(
                config.smoothing(),
                config.startScore(),
                config.startClips(),
                config.startOf(),
                config.endScore(),
                config.endClips(),
                config.minDuration(),
                config.mergeGap(),
                config.updateEvery(),
                config.silence(),
                config.timeout(),
                config.topK()));
  }

  /** What the operators refuse, reported with its key. */
  private static <T> T at(String path, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(path, e.getMessage());
    }
  }
}
