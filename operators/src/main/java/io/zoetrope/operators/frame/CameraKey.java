package io.zoetrope.operators.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.operators.types.ImmutableSerializer;
import io.zoetrope.operators.types.ImmutableType;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Which camera, in which lane (partition of the log). Its hash spreads lanes evenly over subtasks:
 * hashing camera ids would leave two subtasks at 81 % of their work for eight cameras.
 */
public record CameraKey(int lane, String camera) {
  public static final TypeInformation<CameraKey> TYPE =
      new ImmutableType<>(CameraKey.class, new Serializer());

  public static CameraKey of(FrameRecord frames) {
    byte[] key = frames.key();
    return new CameraKey(frames.partition(), key == null ? "" : new String(key, UTF_8));
  }

  @Override
  public int hashCode() {
    return Lanes.hashOf(lane);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CameraKey that && that.lane == lane && that.camera.equals(camera);
  }

  /** Lane and id. */
  public static final class Serializer extends ImmutableSerializer<CameraKey> {
    private static final long serialVersionUID = 1L;

    @Override
    public void serialize(CameraKey key, DataOutputView target) throws IOException {
      target.writeInt(key.lane);
      target.writeUTF(key.camera);
    }

    @Override
    public CameraKey deserialize(DataInputView source) throws IOException {
      return new CameraKey(source.readInt(), source.readUTF());
    }
  }
}
