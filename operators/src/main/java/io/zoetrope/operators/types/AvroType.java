package io.zoetrope.operators.types;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Type information of Avro records between operators. */
public final class AvroType {
  private AvroType() {}

  public static <T extends SpecificRecordBase> TypeInformation<T> of(Class<T> type) {
    return new ImmutableType<>(type, new AvroSerializer<>(type));
  }
}
