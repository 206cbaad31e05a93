package io.zoetrope.config;

/** How action events are written. */
public enum EventFormat {
  /** Avro's single-object encoding. */
  AVRO,
  /** One JSON object, with the fields of the Avro schema. */
  JSON
}
