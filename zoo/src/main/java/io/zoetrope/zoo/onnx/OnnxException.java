package io.zoetrope.zoo.onnx;

/** ONNX Runtime does not take a network, or the network fails on a clip. */
public final class OnnxException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OnnxException(String message, Throwable cause) {
    super(message, cause);
  }
}
