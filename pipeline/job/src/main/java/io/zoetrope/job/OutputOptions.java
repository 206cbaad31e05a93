package io.zoetrope.job;

/**
 * What the job writes besides dead letters.
 *
 * @param scores every clip's scores, too
 * @param features every clip's embedding, too; the model package must have it
 * @param json events as JSON instead of Avro
 */
public record OutputOptions(boolean scores, boolean features, boolean json, Delivery delivery) {
  public static final OutputOptions DEFAULT =
      new OutputOptions(false, false, false, Delivery.AT_LEAST_ONCE);

  public OutputOptions withScores() {
    return new OutputOptions(true, features, json, delivery);
  }

  public OutputOptions withDelivery(Delivery other) {
    return new OutputOptions(scores, features, json, other);
  }
}
