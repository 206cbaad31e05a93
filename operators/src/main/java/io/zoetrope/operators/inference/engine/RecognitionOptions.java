package io.zoetrope.operators.inference.engine;

import java.io.Serializable;
import java.time.Duration;

/**
 * How a model is run.
 *
 * @param threads inside one call of the model; more than one only where there is one worker; {@link
 *     BatchLimits#ONE_PER_PROCESSOR}: as there
 * @param features whether to emit the vector before the classifier
 * @param tensorRt read where the device is that
 */
public record RecognitionOptions(
    Device device, BatchLimits limits, int threads, boolean features, TensorRtOptions tensorRt)
    implements Serializable {

  public RecognitionOptions {
    if (device.kind() == Device.Kind.TENSORRT) {
      tensorRt.requireWithin(limits.maxBatch());
    }
  }

  public RecognitionOptions(Device device, BatchLimits limits, int threads, boolean features) {
    this(device, limits, threads, features, TensorRtOptions.DEFAULT);
  }

  /**
   * The usual way on a device.
   *
   * @param workers threads that call the model on a CPU, or that OpenVINO calls its own; {@link
   *     BatchLimits#ONE_PER_PROCESSOR}: as there
   * @param maxBatch clips in a call, on a device that takes more than one
   */
  public static RecognitionOptions of(Device device, int workers, int maxBatch, boolean features) {
    boolean inside = device.threadsInside();
    var limits = BatchLimits.of(device, inside ? 1 : workers, maxBatch);
    return new RecognitionOptions(device, limits, inside ? workers : 1, features);
  }

  public RecognitionOptions with(TensorRtOptions other) {
    return new RecognitionOptions(device, limits, threads, features, other);
  }

  /**
   * The same with another time that a call may take.
   *
   * @param timeout null: as it is measured
   */
  public RecognitionOptions withCallTimeout(Duration timeout) {
    return new RecognitionOptions(
        device, limits.withCallTimeout(timeout), threads, features, tensorRt);
  }

  /** Threads that do clips on this machine. */
  public int workers() {
    return Math.max(limits.workers(), BatchLimits.onThisMachine(threads));
  }

  /** For a second model on the same device, which has one worker. */
  public RecognitionOptions ofShadow() {
    return of(device, 1, limits.maxBatch(), false)
        .with(tensorRt)
        .withCallTimeout(limits.callTimeout());
  }
}
