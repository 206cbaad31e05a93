package io.zoetrope.operators.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.util.InstantiationUtil;

/** Names the {@link ImmutableSerializer} a state was written with. */
public final class ImmutableSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
  private ImmutableSerializer<T> serializer;

  /** For Flink, which then calls {@link #readSnapshot}. */
  public ImmutableSerializerSnapshot() {}

  ImmutableSerializerSnapshot(ImmutableSerializer<T> serializer) {
    this.serializer = serializer;
  }

  @Override
  public int getCurrentVersion() {
    return 1;
  }

  @Override
  public void writeSnapshot(DataOutputView out) throws IOException {
    out.writeUTF(serializer.getClass().getName());
  }

  @Override
  @SuppressWarnings("unchecked") // the snapshot was written by a serializer of T
  public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
    String name = in.readUTF();
    try {
      serializer =
          (ImmutableSerializer<T>) InstantiationUtil.instantiate(Class.forName(name, true, loader));
    } catch (ClassNotFoundException e) {
      throw new IOException("state was written by " + name + ", which is not on the class path", e);
    }
  }

  @Override
  public TypeSerializer<T> restoreSerializer() {
    return serializer;
  }

  @Override
  public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(
      TypeSerializerSnapshot<T> old) {
    boolean same =
        old instanceof ImmutableSerializerSnapshot<T> other && other.serializer.equals(serializer);
    return same
        ? TypeSerializerSchemaCompatibility.compatibleAsIs()
        : TypeSerializerSchemaCompatibility.incompatible();
  }
}
