package io.zoetrope.operators.inference.recognition;

import io.zoetrope.schemas.ModelIdentity;
import io.zoetrope.zoo.pack.ModelCard;
import java.io.Serializable;

/**
 * A model as operators carry it to a cluster. Not an Avro record: Java's serialization would read
 * one before Avro trusts it.
 */
record ModelVersion(String id, String version, boolean trained) implements Serializable {
  static ModelVersion of(ModelCard card) {
    return new ModelVersion(card.name(), card.version(), card.trained());
  }

  ModelIdentity identity() {
    return new ModelIdentity(id, version, trained);
  }
}
