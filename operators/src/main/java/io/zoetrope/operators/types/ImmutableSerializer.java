package io.zoetrope.operators.types;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Serializer without settings of a type that never changes, so a copy is the value itself: chained
 * operators hand megabytes on for nothing. Subclasses need a no-argument constructor.
 */
public abstract class ImmutableSerializer<T> extends TypeSerializer<T> {
  private static final long serialVersionUID = 1L;
  static final int FIRST_FORMAT = 1;

  /** Of the bytes: one more with each change of them, where they are kept in state. */
  protected int format() {
    return FIRST_FORMAT;
  }

  /** What reads the bytes of a format, for {@link #format} this; empty: nothing does any more. */
  protected Optional<ImmutableSerializer<T>> reading(int format) {
    return format == format() ? Optional.of(this) : Optional.empty();
  }

  @Override
  public final boolean isImmutableType() {
    return true;
  }

  @Override
  public final TypeSerializer<T> duplicate() {
    return this;
  }

  @Override
  public final T createInstance() {
    return null;
  }

  @Override
  public final T copy(T from) {
    return from;
  }

  @Override
  public final T copy(T from, T reuse) {
    return from;
  }

  @Override
  public final int getLength() {
    return -1;
  }

  @Override
  public final T deserialize(T reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public final void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ImmutableSerializer<?> that && that.getClass() == getClass();
  }

  @Override
  public int hashCode() {
    return getClass().getName().hashCode();
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new ImmutableSerializerSnapshot<>(this);
  }
}
