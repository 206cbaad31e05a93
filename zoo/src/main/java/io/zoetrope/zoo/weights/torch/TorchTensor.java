package io.zoetrope.zoo.weights.torch;

import io.zoetrope.zoo.weights.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.razorvine.pickle.PickleException;

/** A strided view of a storage, as PyTorch saves a tensor. */
record TorchTensor(TorchStorage storage, long offset, int[] size, long[] stride) {

  /** {@code _rebuild_tensor[_v2](storage, offset, size, stride, …)}. */
  static TorchTensor rebuild(Object[] arguments) {
    if (arguments.length < 4 || !(arguments[0] instanceof TorchStorage storage)) {
      throw new PickleException("a tensor is made from something else than a storage");
    }
    int[] size = Arrays.stream(counts(arguments[2])).mapToInt(Math::toIntExact).toArray();
    long[] stride = counts(arguments[3]);
    if (size.length != stride.length) {
      throw new PickleException("a tensor has " + size.length + " sizes and other strides");
    }
    return new TorchTensor(storage, count(arguments[1]), size, stride);
  }

  private static long[] counts(Object tuple) {
    Object[] items = tuple instanceof List<?> list ? list.toArray() : (Object[]) tuple;
    return Arrays.stream(items).mapToLong(TorchTensor::count).toArray();
  }

  static long count(Object number) {
    if ((number instanceof Integer || number instanceof Long)
        && ((Number) number).longValue() >= 0) {
      return ((Number) number).longValue();
    }
    throw new PickleException("a count, offset or stride is " + number);
  }

  /** The tensor in row-major order; the storage's own array when it is just that. */
  Tensor read() throws IOException {
    int elements = checkedElements();
    float[] stored = storage.values();
    if (!isRowMajor()) {
      return new Tensor(size, gather(stored, elements));
    }
    boolean whole = elements == stored.length;
    int from = elements == 0 ? 0 : (int) offset;
    return new Tensor(size, whole ? stored : Arrays.copyOfRange(stored, from, from + elements));
  }

  private int checkedElements() throws IOException {
    try {
      long elements = Tensor.elements(size);
      long last = offset;
      for (int axis = 0; axis < size.length; axis++) {
        last = Math.addExact(last, Math.multiplyExact(Math.max(size[axis] - 1L, 0), stride[axis]));
      }
      if (elements == 0 || (elements <= storage.elements() && last < storage.elements())) {
        return (int) elements;
      }
    } catch (ArithmeticException e) {
      // reported below: a tensor this large cannot lie in its storage either
    }
    throw new IOException(
        "is damaged: a tensor of shape %s and strides %s at %d does not lie in its storage of %d"
            .formatted(Arrays.toString(size), Arrays.toString(stride), offset, storage.elements()));
  }

  private boolean isRowMajor() {
    long expected = 1;
    for (int axis = size.length - 1; axis >= 0; axis--) {
      if (size[axis] != 1 && stride[axis] != expected) {
        return false;
      }
      expected *= size[axis];
    }
    return true;
  }

  private float[] gather(float[] stored, int elements) {
    float[] values = new float[elements];
    int[] index = new int[size.length];
    long at = offset;
    for (int i = 0; i < elements; i++) {
      values[i] = stored[(int) at];
      for (int axis = size.length - 1; axis >= 0; axis--) {
        at += stride[axis];
        if (++index[axis] < size[axis]) {
          break;
        }
        at -= stride[axis] * size[axis];
        index[axis] = 0;
      }
    }
    return values;
  }
}
