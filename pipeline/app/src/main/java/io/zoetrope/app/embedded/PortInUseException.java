package io.zoetrope.app.embedded;

/** Something listens already on a port that a part of the embedded stack needs. */
public final class PortInUseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortInUseException(String user, int port) {
    super(
        "port %d, needed for %s, is in use: stop what listens there or choose another port"
            .formatted(port, user));
  }
}
