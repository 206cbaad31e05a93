package io.zoetrope.operators.event;

import io.zoetrope.operators.types.AvroType;
import io.zoetrope.operators.types.Versions;
import io.zoetrope.schemas.ActionEvent;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes cameras to state; copies them in full, as they change in place. Events lie in it as Avro
 * records, whose schema the snapshot keeps.
 */
public final class CameraActionsStateSerializer
    extends TypeSerializerSingleton<CameraActionsState> {
  private static final long serialVersionUID = 1L;
  private static final int WITHOUT_MODEL = 1;
  private static final int FORMAT = 2;

  private final TypeSerializer<ActionEvent> events;

  CameraActionsStateSerializer() {
    this(AvroType.of(ActionEvent.class).createSerializer(new SerializerConfigImpl()));
  }

  CameraActionsStateSerializer(TypeSerializer<ActionEvent> events) {
    this.events = events;
  }

  @Override
  public void serialize(CameraActionsState camera, DataOutputView target) throws IOException {
    target.writeByte(FORMAT);
    target.writeLong(camera.lastLogTime);
    target.writeLong(camera.lastClipLogTime);
    target.writeBoolean(camera.watched);
    CameraActions actions = camera.actions;
    target.writeUTF(actions.model);
    target.writeUTF(actions.streamId);
    target.writeLong(actions.lastClipEnd);
    target.writeInt(actions.clips);
    target.writeInt(actions.starts.length);
    for (long start : actions.starts) {
      target.writeLong(start);
    }
    target.writeInt(actions.labels.size());
    for (var label : actions.labels.entrySet()) {
      target.writeInt(label.getKey());
      write(label.getValue(), target);
    }
  }

  @Override
  public CameraActionsState deserialize(DataInputView source) throws IOException {
    int format = source.readByte();
    requireKnown(format);
    long lastLogTime = source.readLong();
    long lastClipLogTime = source.readLong();
    if (format == WITHOUT_MODEL) {
      source.readLong(); // when the camera was last heard by the machine's clock
    }
    boolean watched = source.readBoolean();
    var camera = new CameraActionsState(readActions(format, source));
    camera.lastLogTime = lastLogTime;
    camera.lastClipLogTime = lastClipLogTime;
    camera.watched = watched;
    return camera;
  }

  private static void requireKnown(int format) throws IOException {
    if (format < WITHOUT_MODEL || format > FORMAT) {
      throw new IOException(
          "open events are kept in format %d, this version reads up to %d: restore this savepoint with the version that wrote it, or a newer one"
              .formatted(format, FORMAT));
    }
  }

  private CameraActions readActions(int format, DataInputView source) throws IOException {
    String model = format == WITHOUT_MODEL ? "" : source.readUTF();
    String streamId = source.readUTF();
    long lastClipEnd = source.readLong();
    int clips = source.readInt();
    var actions = new CameraActions(model, streamId, source.readInt());
    actions.lastClipEnd = lastClipEnd;
    actions.clips = clips;
    for (int i = 0; i < actions.starts.length; i++) {
      actions.starts[i] = source.readLong();
    }
    for (int labels = source.readInt(); labels > 0; labels--) {
      int label = source.readInt();
      actions.labels.put(label, readLabel(source));
    }
    return actions;
  }

  private void write(LabelState label, DataOutputView target) throws IOException {
    target.writeFloat(label.score);
    target.writeInt(label.hits);
    target.writeBoolean(label.action != null);
    if (label.action != null) {
      events.serialize(label.action.event, target);
      target.writeBoolean(label.action.emitted);
      target.writeInt(label.action.clipsBelow);
      target.writeLong(label.action.emittedUntil);
    }
  }

  private LabelState readLabel(DataInputView source) throws IOException {
    var label = new LabelState();
    label.score = source.readFloat();
    label.hits = source.readInt();
    if (source.readBoolean()) {
      label.action = new OpenAction(events.deserialize(source));
      label.action.emitted = source.readBoolean();
      label.action.clipsBelow = source.readInt();
      label.action.emittedUntil = source.readLong();
    }
    return label;
  }

  @Override
  public CameraActionsState copy(CameraActionsState from) {
    try {
      var bytes = new DataOutputSerializer(256);
      serialize(from, bytes);
      return deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer()));
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to be written", e);
    }
  }

  @Override
  public CameraActionsState copy(CameraActionsState from, CameraActionsState reuse) {
    return copy(from);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public CameraActionsState deserialize(CameraActionsState reuse, DataInputView source)
      throws IOException {
    return deserialize(source);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public CameraActionsState createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<CameraActionsState> snapshotConfiguration() {
    return new Snapshot(events.snapshotConfiguration());
  }

  /** The format, and how events were written. Its name is part of every savepoint. */
  public static final class Snapshot implements TypeSerializerSnapshot<CameraActionsState> {
    private static final int EMPTY = 3; // as Flink numbers snapshots without content
    private static final int VERSION = 4;

    private int format = FORMAT;
    private TypeSerializerSnapshot<ActionEvent> events;

    /** For Flink, which then calls {@link #readSnapshot}. */
    public Snapshot() {
      this(new CameraActionsStateSerializer().events.snapshotConfiguration());
    }

    Snapshot(TypeSerializerSnapshot<ActionEvent> events) {
      this.events = events;
    }

    @Override
    public int getCurrentVersion() {
      return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
      out.writeInt(format);
      TypeSerializerSnapshot.writeVersionedSnapshot(out, events);
    }

    @Override
    public void readSnapshot(int version, DataInputView in, ClassLoader loader) throws IOException {
      Versions.require(this, version);
      format = version == EMPTY ? WITHOUT_MODEL : in.readInt();
      requireKnown(format);
      if (version > EMPTY) {
        events = TypeSerializerSnapshot.readVersionedSnapshot(in, loader);
      }
    }

    @Override
    public TypeSerializer<CameraActionsState> restoreSerializer() {
      return new CameraActionsStateSerializer(events.restoreSerializer());
    }

    @Override
    public TypeSerializerSchemaCompatibility<CameraActionsState> resolveSchemaCompatibility(
        TypeSerializerSnapshot<CameraActionsState> old) {
      if (!(old instanceof Snapshot other)) {
        return TypeSerializerSchemaCompatibility.incompatible();
      }
      var ofEvents = events.resolveSchemaCompatibility(other.events);
      if (ofEvents.isIncompatible()) {
        return TypeSerializerSchemaCompatibility.incompatible();
      }
      return format == other.format && ofEvents.isCompatibleAsIs()
          ? TypeSerializerSchemaCompatibility.compatibleAsIs()
          : TypeSerializerSchemaCompatibility.compatibleAfterMigration();
    }
  }
}
