package io.zoetrope.training.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.zoetrope.zoo.onnx.Normalisation;
import java.nio.ByteBuffer;

/** Turns bytes N,T,H,W,3 into normalised floats N,3,T,H,W, as the exported graph does. */
public final class ClipInput {
  private static final Shape PER_COLOUR = new Shape(1, 3, 1, 1, 1);

  private final float[] factors;
  private final float[] offsets;

  public ClipInput(Normalisation normalisation) {
    factors = normalisation.factors();
    offsets = normalisation.offsets();
  }

  /**
   * Normalised clips, belonging to the manager.
   *
   * @param rgb a direct buffer, from its position on
   * @param shape N,T,H,W,3
   */
  public NDArray of(NDManager manager, ByteBuffer rgb, Shape shape) {
    try (NDArray bytes = manager.create(rgb, shape, DataType.UINT8);
        NDArray moved = bytes.transpose(0, 4, 1, 2, 3);
        NDArray factor = manager.create(factors, PER_COLOUR);
        NDArray offset = manager.create(offsets, PER_COLOUR)) {
      return moved.toType(DataType.FLOAT32, true).muli(factor).addi(offset);
    }
  }
}
