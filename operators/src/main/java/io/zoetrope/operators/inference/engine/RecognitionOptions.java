package io.zoetrope.operators.inference.engine;

import java.io.Serializable;

/**
 * How a model is run.
 *
 * @param threads inside one call of the model; more than one only where there is one worker
 * @param features whether the vector before the classifier is wanted
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
   * @param workers threads that call the model on a CPU, or that OpenVINO calls its own
   */
  public static RecognitionOptions of(Device device, int workers, boolean features) {
    return device.threadsInside()
        ? new RecognitionOptions(device, BatchLimits.of(device, 1), workers, features)
        : new RecognitionOptions(device, BatchLimits.of(device, workers), 1, features);
  }

  /** With at most so many clips in a call, on a device that takes more than one. */
  public RecognitionOptions withMaxBatch(int clips) {
    return device.batches()
        ? new RecognitionOptions(device, limits.withMaxBatch(clips), threads, features, tensorRt)
        : this;
  }

  public RecognitionOptions with(TensorRtOptions other) {
    return new RecognitionOptions(device, limits, threads, features, other);
  }

  /** For a second model on the same device, which has one worker. */
  public RecognitionOptions ofShadow() {
    return of(device, 1, false).withMaxBatch(limits.maxBatch()).with(tensorRt);
  }
}
