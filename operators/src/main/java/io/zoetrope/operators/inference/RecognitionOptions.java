package io.zoetrope.operators.inference;

import java.io.Serializable;

/**
 * How a model is run.
 *
 * @param threads inside one call of the model; more than one only where there is one worker
 * @param features whether the vector before the classifier is wanted
 */
public record RecognitionOptions(Device device, BatchLimits limits, int threads, boolean features)
    implements Serializable {

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
}
