package io.zoetrope.operators.inference.engine;

/** A device was asked for that this machine or its libraries do not have; nothing stands in. */
public final class DeviceMissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeviceMissingException(Device device, String problem, Throwable cause) {
    super("device " + device + " was asked for: " + problem, cause);
  }
}
