package io.zoetrope.job.start;

import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.inference.batching.Batchers;
import io.zoetrope.operators.inference.batching.DeviceTrial;
import io.zoetrope.operators.inference.engine.Device;
import io.zoetrope.operators.inference.engine.Devices;
import io.zoetrope.operators.inference.engine.RecognitionOptions;
import java.util.OptionalDouble;

/** Has the model score clips, so that a package that cannot work starts no job. */
final class ModelTrial {
  private ModelTrial() {}

  /**
   * On the device of the options, in the process that runs the job, which finds it loaded then.
   *
   * @return clips a second
   * @throws IllegalStateException where the model cannot be loaded there, or fails, saying why
   */
  static double here(JobOptions job) throws InterruptedException {
    return run(job, job.recognition());
  }

  /**
   * In a process that only makes the job: on the device of the options where this machine has it,
   * else on the CPU. Frees the model.
   *
   * @return clips a second of the device of the options; empty where it is not here
   * @throws IllegalStateException where the model cannot be loaded, or fails, saying why
   */
  static OptionalDouble elsewhere(JobOptions job) throws InterruptedException {
    try {
      var device = job.recognition().device();
      if (Devices.problemOf(device).isEmpty()) {
        return OptionalDouble.of(run(job, job.recognition()));
      }
      run(job, RecognitionOptions.of(Device.CPU, 1, 1, job.recognition().features()));
      return OptionalDouble.empty();
    } finally {
      Batchers.closeUnused();
    }
  }

  private static double run(JobOptions job, RecognitionOptions options)
      throws InterruptedException {
    try {
      return DeviceTrial.clipsPerSecond(job.model(), options, job.overload());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | LinkageError e) {
      throw new IllegalStateException(
          "model %s cannot be used on %s: %s"
              .formatted(job.model().card().name(), options.device(), e.getMessage()),
          e);
    }
  }
}
