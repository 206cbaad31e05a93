package io.zoetrope.zoo.pack;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a network as an ONNX file. */
@FunctionalInterface
public interface NetworkWriter {
  void writeTo(Path onnx) throws IOException;
}
