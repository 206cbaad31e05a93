package io.zoetrope.operators.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.operators.types.ImmutableSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The letter's fields in their order. */
public final class DeadLetterSerializer extends ImmutableSerializer<DeadLetter> {
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(DeadLetter letter, DataOutputView target) throws IOException {
    target.writeUTF(letter.topic());
    target.writeInt(letter.partition());
    target.writeLong(letter.offset());
    target.writeLong(letter.logTime());
    FrameRecordSerializer.write(letter.key(), target);
    FrameRecordSerializer.write(letter.value(), target);
    target.writeUTF(letter.reason().name());
    FrameRecordSerializer.write(letter.message().getBytes(UTF_8), target);
  }

  @Override
  public DeadLetter deserialize(DataInputView source) throws IOException {
    return new DeadLetter(
        source.readUTF(),
        source.readInt(),
        source.readLong(),
        source.readLong(),
        FrameRecordSerializer.read(source),
        FrameRecordSerializer.read(source),
        DeadLetter.Reason.valueOf(source.readUTF()),
        new String(FrameRecordSerializer.read(source), UTF_8));
  }
}
