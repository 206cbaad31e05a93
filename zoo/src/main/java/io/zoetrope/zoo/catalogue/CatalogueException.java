package io.zoetrope.zoo.catalogue;

/** The catalogue, or what was asked of it, is wrong; the message says where and what to do. */
public final class CatalogueException extends RuntimeException {

  private static final long serialVersionUID = 1;

  CatalogueException(String message) {
    super(message);
  }

  CatalogueException(String message, Throwable cause) {
    super(message, cause);
  }
}
