package io.zoetrope.config;

import static io.zoetrope.config.Check.positive;
import static io.zoetrope.config.Check.require;
import static io.zoetrope.config.Check.within;
import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/**
 * How clips are scored.
 *
 * @param device {@code cpu}, {@code openvino}, {@code cuda:N} or {@code tensorrt:N}
 * @param precision {@code fp32}, {@code bf16} on OpenVINO or {@code fp16} on TensorRT
 * @param workers clips at a time on a CPU; null: one per core of the machine that does them
 * @param maxBatch clips in one call on a GPU
 * @param hop time from clip to clip
 * @param maxGap the longest gap in the frames that a clip bridges
 * @param scores also write every clip's scores
 * @param features also write every clip's embedding; the model package must have it
 * @param freshness when shedding, the most from a frame in the log to its scores
 * @param callTimeout after which a call of the model that has not come back fails the job, which
 *     Flink restarts; null: many times what calls were measured to take
 * @param tensorrt how its engines are built and kept
 */
public record RecognitionConfig(
    String device,
    String precision,
    Integer workers,
    Integer maxBatch,
    Duration hop,
    Duration maxGap,
    Boolean scores,
    Boolean features,
    OnOverload onOverload,
    Duration freshness,
    Duration callTimeout,
    TensorRtConfig tensorrt) {
  private static final Duration LONGEST_HOP = Duration.ofDays(1);

  public static final RecognitionConfig DEFAULT =
      new RecognitionConfig(null, null, null, null, null, null, null, null, null, null, null, null);

  private static final int MOST_WORKERS = 1024;

  public RecognitionConfig {
    device = requireNonNullElse(device, "cpu");
    precision = requireNonNullElse(precision, "fp32");
    require(
        workers == null || workers >= 1 && workers <= MOST_WORKERS,
        "workers: 1 to " + MOST_WORKERS);
    maxBatch = within("max-batch", requireNonNullElse(maxBatch, 8), 1, 256);
    hop = checkHop(requireNonNullElse(hop, Duration.ofMillis(500)));
    maxGap = positive("max-gap", requireNonNullElse(maxGap, Duration.ofMillis(500)));
    scores = requireNonNullElse(scores, false);
    features = requireNonNullElse(features, false);
    onOverload = requireNonNullElse(onOverload, OnOverload.BLOCK);
    freshness = positive("freshness", requireNonNullElse(freshness, Duration.ofSeconds(3)));
    require(
        onOverload == OnOverload.BLOCK || freshness.compareTo(hop.multipliedBy(2)) >= 0,
        "freshness: at least twice the hop");
    if (callTimeout != null) {
      positive("call-timeout", callTimeout);
    }
    tensorrt = requireNonNullElse(tensorrt, TensorRtConfig.DEFAULT);
    require(
        tensorrt.bestBatch() == null || tensorrt.bestBatch() <= maxBatch,
        "tensorrt: best-batch: at most max-batch");
  }

  /** Of all cameras or of one; null: none is given. */
  static Duration checkHop(Duration hop) {
    if (hop != null) {
      positive("hop", hop);
      require(hop.compareTo(LONGEST_HOP) <= 0, "hop: at most 1d");
    }
    return hop;
  }
}
