package io.zoetrope.operators.inference.recognition;

import io.zoetrope.operators.clip.StreamItem;
import io.zoetrope.operators.inference.batching.Batchers;
import io.zoetrope.operators.inference.batching.OverloadOptions;
import io.zoetrope.operators.inference.engine.Device;
import io.zoetrope.operators.inference.engine.RecognitionOptions;
import io.zoetrope.operators.inference.engine.RecognizerLoader;
import io.zoetrope.operators.types.AvroType;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.zoo.pack.ModelPackage;
import java.util.Optional;
import org.apache.flink.streaming.api.operators.AbstractStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.operators.OneInputStreamOperatorFactory;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.util.OutputTag;

/** Makes the operator that has a model recognize clips, chained to the operator before it. */
public final class RecognizeClipsFactory extends AbstractStreamOperatorFactory<Recognition>
    implements OneInputStreamOperatorFactory<StreamItem, Recognition> {
  private static final long serialVersionUID = 1L;

  /** Scores of the shadow model. */
  public static final OutputTag<ClipScore> SHADOW_SCORES =
      new OutputTag<>("shadow-scores", AvroType.of(ClipScore.class));

  private final ModelVersion model;
  private final RecognizerLoader loader;
  private final RecognitionOptions options;
  private final OverloadOptions overload;
  private final ShadowSettings shadow; // null without

  RecognizeClipsFactory(
      ModelVersion model,
      RecognizerLoader loader,
      RecognitionOptions options,
      OverloadOptions overload,
      ShadowSettings shadow) {
    this.model = model;
    this.loader = loader;
    this.options = options;
    this.overload = overload;
    this.shadow = shadow;
    setChainingStrategy(ChainingStrategy.ALWAYS);
  }

  /**
   * Clips recognized by a model package, which must lie in the same folder on every machine.
   *
   * @param shadow a second model whose scores of the same clips go to {@link #SHADOW_SCORES}
   */
  public static RecognizeClipsFactory of(
      ModelPackage model,
      Optional<ModelPackage> shadow,
      RecognitionOptions options,
      OverloadOptions overload) {
    return new RecognizeClipsFactory(
        ModelVersion.of(model.card()),
        RecognizerLoader.of(model, options),
        options,
        overload,
        shadow.map(second -> ShadowSettings.of(second, model, options)).orElse(null));
  }

  ModelVersion model() {
    return model;
  }

  Optional<ShadowSettings> shadow() {
    return Optional.ofNullable(shadow);
  }

  RecognitionOptions options() {
    return options;
  }

  OverloadOptions overload() {
    return overload;
  }

  /**
   * Clips a subtask may have in flight. Without bound where clips are shed: the shedder keeps the
   * queue short.
   */
  int quota() {
    return overload.sheds() ? Integer.MAX_VALUE : options.limits().quota();
  }

  Batchers.Key batcher(Device device) {
    return new Batchers.Key(loader.on(device), options.limits(), overload);
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Flink's interface has it
  public <T extends StreamOperator<Recognition>> T createStreamOperator(
      StreamOperatorParameters<Recognition> parameters) {
    return (T) new RecognizeClips(parameters, this);
  }

  @Override
  @SuppressWarnings("rawtypes") // as the interface has it
  public Class<? extends StreamOperator> getStreamOperatorClass(ClassLoader loader) {
    return RecognizeClips.class;
  }
}
