package io.zoetrope.training.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.zoetrope.training.augment.ClipBatch;
import io.zoetrope.training.augment.ClipShape;
import io.zoetrope.training.block.ClipInput;
import io.zoetrope.training.block.Torch;
import io.zoetrope.zoo.onnx.Normalisation;

/** The arrays of one training, freed together. */
record Engine(NDManager manager, ClipInput input) implements AutoCloseable {

  static Engine start(int threads, Normalisation normalisation) {
    Torch.threads(threads);
    return new Engine(Torch.newManager(), new ClipInput(normalisation));
  }

  NDArray input(NDManager step, ClipBatch batch) {
    ClipShape clip = batch.shape();
    Shape shape = new Shape(batch.size(), clip.frames(), clip.height(), clip.width(), 3);
    return input.of(step, batch.rgb(), shape);
  }

  @Override
  public void close() {
    manager.close();
  }
}
