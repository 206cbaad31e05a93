package io.zoetrope.zoo.weights.download;

/** A weight file could not be had; the message says which, from where, why and what to do. */
public final class DownloadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DownloadException(String message, Throwable cause) {
    super(message, cause);
  }
}
