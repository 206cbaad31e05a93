package io.zoetrope.zoo.weights.file;

import io.zoetrope.zoo.weights.ElementType;
import io.zoetrope.zoo.weights.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * MXNet's {@code .params}: a count, so many arrays (dense; written by any version since 0.11, and
 * before it), then their names. {@code arg:} and {@code aux:} before a name are taken off.
 */
final class MxnetParams {
  static final long MAGIC = 0x112;

  private static final int ARRAY_V1 = 0xf993fac8;
  private static final int ARRAY_V2 = 0xf993fac9;
  private static final int ARRAY_V3 = 0xf993faca;
  private static final int MOST_DIMS = 32;
  private static final int MOST_NAME_BYTES = 4096;

  /** By MXNet's type flag; null where there is no such type. */
  private static final ElementType[] TYPES = {
    ElementType.FLOAT32,
    ElementType.FLOAT64,
    ElementType.FLOAT16,
    ElementType.UINT8,
    ElementType.INT32,
    ElementType.INT8,
    ElementType.INT64,
    ElementType.BOOL,
    ElementType.INT16,
    null,
    null,
    null,
    ElementType.BFLOAT16
  };

  private final CountedInput in;

  MxnetParams(CountedInput in) {
    this.in = in;
  }

  Map<String, Tensor> read() throws IOException {
    if (in.readLong() != MAGIC || in.readLong() != 0) {
      throw new IOException("is no MXNet parameter file");
    }
    long count = in.readCount(Integer.BYTES);
    List<Tensor> arrays = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      arrays.add(readArray());
    }
    if (in.readCount(Long.BYTES) != count) {
      throw new IOException("is damaged, or its arrays have no names");
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Tensor array : arrays) {
      tensors.put(bare(in.readText(MOST_NAME_BYTES)), array);
    }
    return tensors;
  }

  private Tensor readArray() throws IOException {
    int magic = in.readInt();
    if (magic == ARRAY_V2 || magic == ARRAY_V3) {
      int storage = in.readInt();
      if (storage != 0) {
        throw new IOException("holds a sparse array, which no network here has");
      }
    }
    boolean named = magic == ARRAY_V1 || magic == ARRAY_V2 || magic == ARRAY_V3;
    int[] shape = named ? readShape(in.readInt(), Long.BYTES) : readShape(magic, Integer.BYTES);
    if (shape.length == 0 && magic != ARRAY_V3) {
      return new Tensor(new int[] {0}, new float[0]); // an array never filled: nothing follows
    }
    in.readLong(); // the device it was on
    ElementType type = type(in.readInt());
    long elements = elements(shape);
    in.require(type.bytesOf(elements));
    return new Tensor(shape, type.read(in, (int) elements));
  }

  private int[] readShape(int dims, int dimBytes) throws IOException {
    if (dims < 0 || dims > MOST_DIMS) {
      throw new IOException("is damaged: an array of " + dims + " dimensions");
    }
    int[] shape = new int[dims];
    for (int axis = 0; axis < dims; axis++) {
      long dim = dimBytes == Long.BYTES ? in.readLong() : in.readInt();
      if (dim < 0 || dim > Integer.MAX_VALUE) {
        throw new IOException("is damaged: a dimension of " + dim);
      }
      shape[axis] = (int) dim;
    }
    return shape;
  }

  private static ElementType type(int flag) throws IOException {
    if (flag < 0 || flag >= TYPES.length || TYPES[flag] == null) {
      throw new IOException("holds an array of the unknown type " + flag);
    }
    return TYPES[flag];
  }

  private static long elements(int[] shape) throws IOException {
    try {
      return Tensor.elements(shape);
    } catch (ArithmeticException e) {
      throw new IOException("is damaged: an array of shape " + Arrays.toString(shape), e);
    }
  }

  private static String bare(String name) {
    return name.startsWith("arg:") || name.startsWith("aux:") ? name.substring(4) : name;
  }
}
