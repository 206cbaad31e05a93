package io.zoetrope.operators.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;

/**
 * Names the {@link ImmutableSerializer} a state was written with, and its format. The first version
 * lacks the format, which was the first then.
 */
public final class ImmutableSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
  private static final int WITHOUT_FORMAT = 1;
  private static final int VERSION = 2;

  private ImmutableSerializer<T> serializer;
  private int format;

  /** For Flink, which then calls {@link #readSnapshot}. */
  public ImmutableSerializerSnapshot() {}

  ImmutableSerializerSnapshot(ImmutableSerializer<T> serializer) {
    this.serializer = serializer;
    format = serializer.format();
  }

  @Override
  public int getCurrentVersion() {
    return VERSION;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(serializer.getClass().getName());
    out.writeInt(format);
  }

  @Override
  @SuppressWarnings("unchecked") // the snapshot was written by a serializer of T
  public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
    Versions.require(this, version);
    serializer =
        (ImmutableSerializer<T>) InstantiationUtil.instantiate(Versions.load(in.readUTF(), loader));
    format = version == WITHOUT_FORMAT ? ImmutableSerializer.FIRST_FORMAT : in.readInt();
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return serializer
        .reading(format)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "state was written by %s in format %d, which this version does not read"
                        .formatted(serializer.getClass().getName(), format)));
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    if (!(old instanceof ImmutableSerializerSnapshot<T> other)
        || !other.serializer.equals(serializer)
        || serializer.reading(other.format).isEmpty()) {
      return TypeSerializerSchemaCompatibility.incompatible();
    }
    return other.format == format
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
  }
}
