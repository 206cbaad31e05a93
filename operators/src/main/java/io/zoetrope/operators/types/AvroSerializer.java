package io.zoetrope.operators.types;

import io.zoetrope.schemas.RecordSerde;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Moves Avro records in single-object encoding. Records must not be changed after they were handed
 * on. Not for state: a record class is no part of its snapshot.
 */
final class AvroSerializer<T extends SpecificRecordBase> extends ImmutableSerializer<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private transient RecordSerde<T> serde;

  AvroSerializer(Class<T> type) {
    this.type = type;
  }

  @Override
  public void serialize(T record, DataOutputView target) throws IOException {
    byte[] bytes = serde().encode(record);
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public T deserialize(DataInputView source) throws IOException {
    byte[] bytes = new byte[source.readInt()];
    source.readFully(bytes);
    return serde().decode(bytes);
  }

  private RecordSerde<T> serde() {
    if (serde == null) {
      serde = RecordSerde.of(type);
    }
    return serde;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AvroSerializer<?> that && that.type == type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }
}
