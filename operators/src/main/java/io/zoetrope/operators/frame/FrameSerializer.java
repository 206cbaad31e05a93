package io.zoetrope.operators.frame;

import io.zoetrope.operators.types.ImmutableSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Number and times, then the pixels as one array. */
public final class FrameSerializer extends ImmutableSerializer<Frame> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(Frame frame, DataOutputView target) throws IOException {
    target.writeLong(frame.number());
    target.writeLong(frame.captureTime());
    target.writeLong(frame.ingestTime());
    target.writeLong(frame.logTime());
    byte[] pixels = new byte[frame.pixels().remaining()];
    frame.pixels().duplicate().get(pixels);
    FrameRecordSerializer.write(pixels, target);
  }

  @Override
  public Frame deserialize(DataInputView source) throws IOException {
    return new Frame(
        source.readLong(),
        source.readLong(),
        source.readLong(),
        source.readLong(),
        ByteBuffer.wrap(FrameRecordSerializer.read(source)));
  }
}
