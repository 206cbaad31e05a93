package io.zoetrope.zoo.onnx;

/** In how many bits a file keeps what was learned; the network computes in 32 either way. */
public enum Storage {
  FLOAT32,
  /**
   * Half the file. Vectors (biases, batch statistics) keep 32 bits, as they can exceed the range.
   */
  FLOAT16
}
