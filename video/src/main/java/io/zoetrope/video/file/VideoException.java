package io.zoetrope.video.file;

/** A file that gives no pictures; the message says which, why and what to do. */
public final class VideoException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  VideoException(String message) {
    super(message);
  }

  VideoException(String message, Throwable cause) {
    super(message, cause);
  }
}
