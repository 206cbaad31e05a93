package io.zoetrope.zoo.weights.torch;

import io.zoetrope.zoo.weights.ElementType;
import java.io.IOException;

/** The numbers behind one or more tensors, read from the file when first needed. */
final class TorchStorage {
  /** Finds a storage's numbers in the file. */
  interface Source {
    float[] read(TorchStorage storage) throws IOException;
  }

  private final String key;
  private final ElementType type;
  private final long elements;
  private final Source source;
  private float[] values;

  TorchStorage(String key, ElementType type, long elements, Source source) {
    this.key = key;
    this.type = type;
    this.elements = elements;
    this.source = source;
  }

  String key() {
    return key;
  }

  ElementType type() {
    return type;
  }

  long elements() {
    return elements;
  }

  long bytes() throws IOException {
    return type.bytesOf(elements);
  }

  float[] values() throws IOException {
    if (values == null) {
      values = source.read(this);
    }
    return values;
  }
}
