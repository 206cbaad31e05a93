package io.zoetrope.operators.inference.recognition;

import io.zoetrope.operators.clip.ClipRules;
import io.zoetrope.operators.clip.ClipRulesSerializer;
import io.zoetrope.operators.clip.StreamItemSerializer;
import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.types.AvroType;
import io.zoetrope.operators.types.ImmutableSerializer;
import io.zoetrope.schemas.ClipFeature;
import io.zoetrope.schemas.ClipScore;
import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Scored clips as their Avro records, and marks. Runs only where the chain of operators was broken.
 */
public final class RecognitionSerializer extends ImmutableSerializer<Recognition> {
  private static final long serialVersionUID = 1L;
  private static final CameraKey.Serializer CAMERAS = new CameraKey.Serializer();
  private static final ClipRulesSerializer RULES = new ClipRulesSerializer();
  private static final TypeSerializer<ClipScore> SCORES =
      AvroType.of(ClipScore.class).createSerializer(new SerializerConfigImpl());
  private static final TypeSerializer<ClipFeature> FEATURES =
      AvroType.of(ClipFeature.class).createSerializer(new SerializerConfigImpl());

  @Override
  public void serialize(Recognition recognition, DataOutputView target) throws IOException {
    CAMERAS.serialize(recognition.camera(), target);
    target.writeBoolean(recognition instanceof ScoredClip);
    if (recognition instanceof ScoredClip clip) {
      SCORES.serialize(clip.score(), target);
      RULES.serialize(clip.rules(), target);
      target.writeBoolean(clip.feature() != null);
      if (clip.feature() != null) {
        FEATURES.serialize(clip.feature(), target);
      }
    } else {
      StreamItemSerializer.writeMark(((PassedMark) recognition).mark(), target);
    }
  }

  @Override
  public Recognition deserialize(DataInputView source) throws IOException {
    CameraKey camera = CAMERAS.deserialize(source);
    if (!source.readBoolean()) {
      return new PassedMark(StreamItemSerializer.readMark(camera, source));
    }
    ClipScore score = SCORES.deserialize(source);
    ClipRules rules = RULES.deserialize(source);
    return new ScoredClip(
        camera, score, source.readBoolean() ? FEATURES.deserialize(source) : null, rules);
  }
}
