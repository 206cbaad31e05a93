package io.zoetrope.operators.inference.engine;

/** This machine or its libraries lack the configured device. No other device is used instead. */
public final class DeviceMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeviceMissingException(Device device, String problem, Throwable cause) {
    super("device " + device + " cannot be used: " + problem, cause);
  }
}
