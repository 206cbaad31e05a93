package io.zoetrope.operators.clip;

import io.zoetrope.operators.types.AvroType;
import io.zoetrope.operators.types.ImmutableSerializer;
import io.zoetrope.schemas.CameraSettings;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Rules, with the settings as their Avro record. */
public final class ClipRulesSerializer extends ImmutableSerializer<ClipRules> {
  private static final long serialVersionUID = 1L;
  private static final TypeSerializer<CameraSettings> SETTINGS =
      AvroType.of(CameraSettings.class).createSerializer(new SerializerConfigImpl());

  @Override
  public void serialize(ClipRules rules, DataOutputView target) throws IOException {
    target.writeLong(rules.hopMicros());
    target.writeInt(rules.priority());
    target.writeBoolean(rules.settings().isPresent());
    if (rules.settings().isPresent()) {
      SETTINGS.serialize(rules.settings().get(), target);
    }
  }

  @Override
  public ClipRules deserialize(DataInputView source) throws IOException {
    long hopMicros = source.readLong();
    int priority = source.readInt();
    boolean set = source.readBoolean();
    return new ClipRules(
        hopMicros, priority, set ? Optional.of(SETTINGS.deserialize(source)) : Optional.empty());
  }
}
