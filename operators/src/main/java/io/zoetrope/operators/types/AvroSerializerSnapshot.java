package io.zoetrope.operators.types;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.SchemaParser;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The schema by which a state's records were written, so that they can be read even where no
 * version knows it any more.
 */
public final class AvroSerializerSnapshot<T extends SpecificRecordBase>
    implements TypeSerializerSnapshot<T> {
  private static final int VERSION = 1;

  private Class<T> type;
  private Schema schema;

  /** For Flink, which then calls {@link #readSnapshot}. */
  public AvroSerializerSnapshot() {}

  AvroSerializerSnapshot(Class<T> type, Schema schema) {
    this.type = type;
    this.schema = schema;
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    byte[] json = schema.toString().getBytes(UTF_8);
    out.writeUTF(type.getName());
    out.writeInt(json.length);
    out.write(json);
  }

  @Override
  @SuppressWarnings("unchecked") // the snapshot was written by a serializer of T
  public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
    Versions.require(this, version);
    type = (Class<T>) Versions.load(in.readUTF(), loader);
    byte[] json = new byte[in.readInt()];
    in.readFully(json);
    schema = new SchemaParser().parse(new String(json, UTF_8)).mainSchema();
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return new AvroSerializer<>(type, schema);
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    if (!(old instanceof AvroSerializerSnapshot<T> other) || other.type != type) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    if (fingerprint() == other.fingerprint()) {
      return TypeSerializerSchemaCompatibility.compatibleAsIs();
    }
    return reads(other.schema)
        ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
        : TypeSerializerSchemaCompatibility.incompatible();
  }

  private long fingerprint() {
    return SchemaNormalization.parsingFingerprint64(schema);
  }

  private boolean reads(Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(schema, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }
}
