package io.zoetrope.operators.clip;

import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.frame.Frame;
import io.zoetrope.operators.frame.FrameSerializer;
import io.zoetrope.operators.types.ImmutableSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Clips with each frame once, and marks. Runs only where the chain of operators was broken. */
public final class StreamItemSerializer extends ImmutableSerializer<StreamItem> {
  private static final long serialVersionUID = 1L;
  private static final CameraKey.Serializer CAMERAS = new CameraKey.Serializer();
  private static final FrameSerializer FRAMES = new FrameSerializer();
  private static final ClipRulesSerializer RULES = new ClipRulesSerializer();

  @Override
  public void serialize(StreamItem item, DataOutputView target) throws IOException {
    target.writeBoolean(item instanceof Clip);
    CAMERAS.serialize(item.camera(), target);
    if (item instanceof Clip clip) {
      writeClip(clip, target);
    } else {
      writeMark((StreamMark) item, target);
    }
  }

  @Override
  public StreamItem deserialize(DataInputView source) throws IOException {
    boolean isClip = source.readBoolean();
    CameraKey camera = CAMERAS.deserialize(source);
    return isClip ? readClip(camera, source) : readMark(camera, source);
  }

  /** For other types that carry marks. */
  public static void writeMark(StreamMark mark, DataOutputView target) throws IOException {
    target.writeUTF(mark.streamId());
    target.writeUTF(mark.kind().name());
    target.writeLong(mark.logTime());
  }

  /** The counterpart of {@link #writeMark}. */
  public static StreamMark readMark(CameraKey camera, DataInputView source) throws IOException {
    String streamId = source.readUTF();
    var kind = StreamMark.Kind.valueOf(source.readUTF());
    return new StreamMark(camera, streamId, kind, source.readLong());
  }

  private static void writeClip(Clip clip, DataOutputView target) throws IOException {
    target.writeUTF(clip.streamId());
    target.writeLong(clip.startTime());
    target.writeLong(clip.endTime());
    target.writeInt(clip.frames().size());
    Frame previous = null;
    for (Frame frame : clip.frames()) {
      boolean repeated = previous != null && previous.number() == frame.number();
      target.writeBoolean(repeated);
      if (!repeated) {
        FRAMES.serialize(frame, target);
      }
      previous = frame;
    }
    target.writeFloat(clip.coverage());
    target.writeLong(clip.hopNumber());
    RULES.serialize(clip.rules(), target);
    target.writeLong(clip.readyTime());
    target.writeUTF(clip.topic());
    target.writeLong(clip.offset());
  }

  private static Clip readClip(CameraKey camera, DataInputView source) throws IOException {
    String streamId = source.readUTF();
    long start = source.readLong();
    long end = source.readLong();
    int count = source.readInt();
    List<Frame> frames = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      frames.add(source.readBoolean() ? frames.get(i - 1) : FRAMES.deserialize(source));
    }
    float coverage = source.readFloat();
    return new Clip(
        camera,
        streamId,
        start,
        end,
        List.copyOf(frames),
        coverage,
        source.readLong(),
        RULES.deserialize(source),
        source.readLong(),
        source.readUTF(),
        source.readLong());
  }
}
