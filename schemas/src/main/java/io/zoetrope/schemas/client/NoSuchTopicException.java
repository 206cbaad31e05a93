package io.zoetrope.schemas.client;

/** A topic that cannot be read: Kafka does not answer, or it has none of that name. */
public final class NoSuchTopicException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSuchTopicException(String message) {
    super(message);
  }
}
