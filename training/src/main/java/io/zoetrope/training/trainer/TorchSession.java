package io.zoetrope.training.trainer;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.zoetrope.training.augment.ClipBatch;
import io.zoetrope.training.augment.ClipSize;
import io.zoetrope.training.block.ClipInput;
import io.zoetrope.training.block.Torch;
import io.zoetrope.zoo.onnx.Normalisation;

/**
 * The arrays of one training, freed together.
 *
 * @param readers threads that make clips ready meanwhile
 */
record TorchSession(NDManager manager, ClipInput input, int readers) implements AutoCloseable {

  /** On a GPU the network leaves the processors to the readers; without one it uses them all. */
  static TorchSession start(int threads, Normalisation normalisation) {
    Torch.threads(threads);
    NDManager manager = Torch.newManager();
    return new TorchSession(
        manager, new ClipInput(normalisation), manager.getDevice().isGpu() ? threads : 1);
  }

  NDArray input(NDManager step, ClipBatch batch) {
    ClipSize clip = batch.shape();
    Shape shape = new Shape(batch.size(), clip.frames(), clip.height(), clip.width(), 3);
    return input.of(step, batch.rgb(), shape);
  }

  /** What it computes on, for people. */
  String device() {
    Device device = manager.getDevice();
    return device.isGpu() ? "GPU " + device.getDeviceId() : "CPU";
  }

  @Override
  public void close() {
    manager.close();
  }
}
