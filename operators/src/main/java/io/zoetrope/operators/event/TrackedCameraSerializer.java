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
public final class TrackedCameraSerializer extends TypeSerializerSingleton<TrackedCamera> {
  private static final long serialVersionUID = 1L;
  private static final int FORMAT = 1;
  private static final RecordSerde<ActionEvent> EVENTS = RecordSerde.of(ActionEvent.class);

  @Override
  public void serialize(TrackedCamera camera, DataOutputView target) throws IOException {
    target.writeByte(FORMAT);
    target.writeLong(camera.lastLogTime);
    target.writeLong(camera.lastClipLogTime);
    target.writeLong(camera.lastHeard);
    target.writeBoolean(camera.watched);
    CameraTrack track = camera.track;
    target.writeUTF(track.streamId);
    target.writeLong(track.lastClipEnd);
    target.writeInt(track.clips);
    target.writeInt(track.starts.length);
    for (long start : track.starts) {
      target.writeLong(start);
    }
    target.writeInt(track.labels.size());
    for (var label : track.labels.entrySet()) {
      target.writeInt(label.getKey());
      write(label.getValue(), target);
    }
  }

  @Override
  public TrackedCamera deserialize(DataInputView source) throws IOException {
    int format = source.readByte();
    if (format != FORMAT) {
      throw new IOException("state of format %d; this version reads %d".formatted(format, FORMAT));
    }
    long lastLogTime = source.readLong();
    long lastClipLogTime = source.readLong();
    long lastHeard = source.readLong();
    boolean watched = source.readBoolean();
    var camera = new TrackedCamera(readTrack(source));
    camera.lastLogTime = lastLogTime;
    camera.lastClipLogTime = lastClipLogTime;
    camera.lastHeard = lastHeard;
    camera.watched = watched;
    return camera;
  }

  private static CameraTrack readTrack(DataInputView source) throws IOException {
    String streamId = source.readUTF();
    long lastClipEnd = source.readLong();
    int clips = source.readInt();
    var track = new CameraTrack(streamId, source.readInt());
    track.lastClipEnd = lastClipEnd;
    track.clips = clips;
    for (int i = 0; i < track.starts.length; i++) {
      track.starts[i] = source.readLong();
    }
    for (int labels = source.readInt(); labels > 0; labels--) {
      int label = source.readInt();
      track.labels.put(label, readLabel(source));
    }
    return track;
  }

  private static void write(LabelTrack label, DataOutputView target) throws IOException {
    target.writeFloat(label.score);
    target.writeInt(label.hits);
    target.writeBoolean(label.action != null);
    if (label.action != null) {
      byte[] event = EVENTS.encode(label.action.event);
      target.writeInt(event.length);
      target.write(event);
      target.writeBoolean(label.action.told);
      target.writeInt(label.action.clipsBelow);
      target.writeLong(label.action.toldUntil);
    }
  }

  private static LabelTrack readLabel(DataInputView source) throws IOException {
    var label = new LabelTrack();
    label.score = source.readFloat();
    label.hits = source.readInt();
    if (source.readBoolean()) {
      byte[] event = new byte[source.readInt()];
      source.readFully(event);
      label.action = new OpenAction(EVENTS.decode(event));
      label.action.told = source.readBoolean();
      label.action.clipsBelow = source.readInt();
      label.action.toldUntil = source.readLong();
    }
    return label;
  }

  @Override
  public TrackedCamera copy(TrackedCamera from) {
    try {
      var bytes = new DataOutputSerializer(256);
      serialize(from, bytes);
      return deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer()));
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to be written", e);
    }
  }

  @Override
  public TrackedCamera copy(TrackedCamera from, TrackedCamera reuse) {
    return copy(from);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TrackedCamera deserialize(TrackedCamera reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public TrackedCamera createInstance() {
    return null;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<TrackedCamera> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Without settings. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<TrackedCamera> {
    public Snapshot() {
      super(TrackedCameraSerializer::new);
    }
  }
}
