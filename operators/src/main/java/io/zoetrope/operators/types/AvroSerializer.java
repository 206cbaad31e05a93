package io.zoetrope.operators.types;

import io.zoetrope.schemas.RecordSerde;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Moves Avro records in single-object encoding, and keeps them in state. Records must not be
 * changed after they were handed on.
 */
final class AvroSerializer<T extends SpecificRecordBase> extends ImmutableSerializer<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final String writer; // a schema that is read, too; null: none besides the known ones
  private transient RecordSerde<T> serde;

  AvroSerializer(Class<T> type) {
    this.type = type;
    writer = null;
    serde = serde(); // from now on Avro makes such records, also before the first is read
  }

  /** Of a state whose records were written by a schema that may be unknown but for this. */
  AvroSerializer(Class<T> type, Schema writer) {
    this.type = type;
    this.writer = writer.toString();
    serde = serde();
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
      serde =
          writer == null
              ? RecordSerde.of(type)
              : RecordSerde.of(type, new SchemaParser().parse(writer).mainSchema());
    }
    return serde;
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new AvroSerializerSnapshot<>(type, serde().schema());
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
