package io.zoetrope.job.source;

import java.io.IOException;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes the position before what the connector writes of a partition. */
final class RewoundSplitSerializer implements SimpleVersionedSerializer<KafkaPartitionSplit> {
  private static final int VERSION = 1;
  private static final int TYPICAL_BYTES = 64;

  private final SimpleVersionedSerializer<KafkaPartitionSplit> plain;

  RewoundSplitSerializer(SimpleVersionedSerializer<KafkaPartitionSplit> plain) {
    this.plain = plain;
  }

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(KafkaPartitionSplit split) throws IOException {
    var out = new DataOutputSerializer(TYPICAL_BYTES);
    out.writeBoolean(split instanceof RewoundSplit);
    out.writeLong(split instanceof RewoundSplit rewound ? rewound.position() : 0);
    out.writeInt(plain.getVersion());
    byte[] rest = plain.serialize(split);
    out.writeInt(rest.length);
    out.write(rest);
    return out.getCopyOfBuffer();
  }

  @Override
  public KafkaPartitionSplit deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("a partition's state of version " + version + " is not known here");
    }
    var in = new DataInputDeserializer(bytes);
    boolean rewound = in.readBoolean();
    long position = in.readLong();
    int plainVersion = in.readInt();
    byte[] rest = new byte[in.readInt()];
    in.readFully(rest);
    var split = plain.deserialize(plainVersion, rest);
    return rewound ? new RewoundSplit(split, split.getStartingOffset(), position) : split;
  }
}
