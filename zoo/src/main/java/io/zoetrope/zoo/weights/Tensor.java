package io.zoetrope.zoo.weights;

import java.util.Arrays;

/**
 * A named parameter's value: a shape and its values in row-major order, widened to float32 whatever
 * the file held. A scalar has the empty shape and one value. The value array is shared, not copied:
 * treat it as read-only.
 */
public final class Tensor {
  private final int[] shape;
  private final float[] values;

  /**
   * @throws IllegalArgumentException when a dimension is negative or the shape's element count is
   *     not {@code values.length}
   */
  public Tensor(int[] shape, float[] values) {
    long elements = elements(shape);
    if (elements != values.length) {
      throw new IllegalArgumentException(
          "shape "
              + Arrays.toString(shape)
              + " takes "
              + elements
              + " values, not "
              + values.length);
    }
    this.shape = shape.clone();
    this.values = values;
  }

  /** The product of a shape's dimensions; 1 for a scalar. */
  public static long elements(int[] shape) {
    long elements = 1;
    for (int dim : shape) {
      if (dim < 0) {
        throw new IllegalArgumentException("negative dimension in " + Arrays.toString(shape));
      }
      elements = Math.multiplyExact(elements, dim);
    }
    return elements;
  }

  public int[] shape() {
    return shape.clone();
  }

  public int rank() {
    return shape.length;
  }

  public int size() {
    return values.length;
  }

  public float[] values() {
    return values;
  }

  boolean hasShape(int... other) {
    return Arrays.equals(shape, other);
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(shape);
  }
}
