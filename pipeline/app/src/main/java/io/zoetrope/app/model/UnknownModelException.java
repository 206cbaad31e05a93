package io.zoetrope.app.model;

/** Neither a folder nor a model of the catalogue is called so. */
public final class UnknownModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnknownModelException(String model, Throwable reason) {
    super(
        "no folder '%s' here, and %s (zoetrope models list)".formatted(model, reason.getMessage()),
        reason);
  }
}
