package io.zoetrope.schemas.client;

import org.apache.kafka.common.errors.AuthenticationException;

/** Kafka does not let a client in, or not do what it must. */
public final class KafkaRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KafkaRefusedException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * @param address of the Kafka
   */
  public static KafkaRefusedException login(String address, AuthenticationException e) {
    return new KafkaRefusedException(
        "Kafka at %s does not let this user in: %s. Correct kafka.properties, or the file of --client-properties"
            .formatted(address, e.getMessage()),
        e);
  }

  /**
   * @param right such as {@code READ}
   */
  static KafkaRefusedException right(Object right, String topic, Throwable cause) {
    return new KafkaRefusedException(
        "Kafka does not let this user %s topic %s: grant it that right".formatted(right, topic),
        cause);
  }
}
