package io.zoetrope.operators.event;

import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.RecordSerde;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** Writes cameras to state; copies them in full, as they change in place. */
public final class CameraActionsStateSerializer
    extends TypeSerializerSingleton<CameraActionsState> {
  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;
  private static final RecordSerde<ActionEvent> EVENTS = RecordSerde.of(ActionEvent.class);

  @Override
  public void serialize(CameraActionsState camera, DataOutputView target) throws IOException {
    target.writeByte(FORMAT);
    target.writeLong(camera.lastLogTime);
    target.writeLong(camera.lastClipLogTime);
    target.writeLong(0); // once a time, now nothing
    target.writeBoolean(camera.watched);
    CameraActions actions = camera.actions;
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
    if (format != FORMAT) {
      throw new IOException("state of format %d; this version reads %d".formatted(format, FORMAT));
    }
    long lastLogTime = source.readLong();
    long lastClipLogTime = source.readLong();
    source.readLong();
    boolean watched = source.readBoolean();
    var camera = new CameraActionsState(readActions(source));
    camera.lastLogTime = lastLogTime;
    camera.lastClipLogTime = lastClipLogTime;
    camera.watched = watched;
    return camera;
  }

  private static CameraActions readActions(DataInputView source) throws IOException {
    String streamId = source.readUTF();
    long lastClipEnd = source.readLong();
    int clips = source.readInt();
    var actions = new CameraActions(streamId, source.readInt());
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

  private static void write(LabelState label, DataOutputView target) throws IOException {
    target.writeFloat(label.score);
    target.writeInt(label.hits);
    target.writeBoolean(label.action != null);
    if (label.action != null) {
      byte[] event = EVENTS.encode(label.action.event);
      target.writeInt(event.length);
      target.write(event);
      target.writeBoolean(label.action.emitted);
      target.writeInt(label.action.clipsBelow);
      target.writeLong(label.action.emittedUntil);
    }
  }

  private static LabelState readLabel(DataInputView source) throws IOException {
    var label = new LabelState();
    label.score = source.readFloat();
    label.hits = source.readInt();
    if (source.readBoolean()) {
      byte[] event = new byte[source.readInt()];
      source.readFully(event);
      label.action = new OpenAction(EVENTS.decode(event));
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
    return new Snapshot();
  }

  /** Without settings. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CameraActionsState> {
    public Snapshot() {
      super(CameraActionsStateSerializer::new);
    }
  }
}
