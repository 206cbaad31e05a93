package io.zoetrope.operators.frame;

import io.zoetrope.operators.types.ImmutableSerializer;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The envelope's fields, then key, value and settings each as one array. */
public final class FrameRecordSerializer extends ImmutableSerializer<FrameRecord> {
  private static final long serialVersionUID = 1L;
  private static final int ABSENT = -1;

  @Override
  public void serialize(FrameRecord record, DataOutputView target) throws IOException {
    target.writeUTF(record.topic());
    target.writeInt(record.partition());
    target.writeLong(record.offset());
    target.writeLong(record.logTime());
    target.writeBoolean(record.rewound());
    write(record.key(), target);
    write(record.value(), target);
    write(record.settings(), target);
  }

  @Override
  public FrameRecord deserialize(DataInputView source) throws IOException {
    String topic = source.readUTF();
    int partition = source.readInt();
    long offset = source.readLong();
    long logTime = source.readLong();
    boolean rewound = source.readBoolean();
    byte[] key = read(source);
    byte[] value = read(source);
    return new FrameRecord(topic, partition, offset, logTime, key, value, rewound, read(source));
  }

  static void write(byte[] bytes, DataOutputView target) throws IOException {
    target.writeInt(bytes == null ? ABSENT : bytes.length);
    if (bytes != null) {
      target.write(bytes);
    }
  }

  static byte[] read(DataInputView source) throws IOException {
    int length = source.readInt();
    if (length == ABSENT) {
      return null;
    }
    byte[] bytes = new byte[length];
    source.readFully(bytes);
    return bytes;
  }
}
