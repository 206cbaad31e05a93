package io.zoetrope.app.embedded;

import io.zoetrope.config.ConfigException;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.clip.ClipOptions;
import io.zoetrope.operators.inference.batching.OverloadOptions;
import io.zoetrope.operators.inference.engine.RecognitionOptions;
import io.zoetrope.training.video.ModelGeometry;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.FrameRate;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import java.util.List;
import java.util.Optional;

/** A configuration and its models: what runs in this process. */
public final class PipelinePlan {
  private static final String NOT_YET_KNOWN = "";

  private final ZoetropeConfig config;
  private final ModelPackage model;
  private final Optional<ModelPackage> shadow;
  private final List<CameraOptions> cameras;
  private final JobOptions job; // but for the address of Kafka

  /**
   * Checks all of it, so that nothing need be started first.
   *
   * @param shadow a second model for the same clips
   * @throws ConfigException naming the key that cannot be
   */
  public PipelinePlan(ZoetropeConfig config, ModelPackage model, Optional<ModelPackage> shadow) {
    this.config = config;
    this.model = model;
    this.shadow = shadow;
    cameras = CameraOptions.of(config);
    requireTwoPorts(config);
    job = JobOptions.of(config, NOT_YET_KNOWN, model, shadow);
  }

  public PipelinePlan(ZoetropeConfig config, ModelPackage model) {
    this(config, model, Optional.empty());
  }

  private static void requireTwoPorts(ZoetropeConfig config) {
    boolean own = config.kafka().bootstrapServers() == null;
    if (own && config.kafka().port().equals(config.flink().port())) {
      throw new ConfigException("flink.port", "Kafka has this port, too; give another");
    }
  }

  public ZoetropeConfig config() {
    return config;
  }

  public ModelPackage model() {
    return model;
  }

  List<CameraOptions> cameras() {
    return cameras;
  }

  /** Frames as the model was trained on: its resize, crop and no more of them than it uses. */
  public FrameGeometry geometry() {
    ModelCard card = model.card();
    ModelCard.Input input = card.input();
    FrameGeometry resized = ModelGeometry.scaled(card.resize());
    return resized.crop(input.width(), input.height()).at(rate(card));
  }

  /** One frame for each point of the clip's grid. */
  private static FrameRate rate(ModelCard card) {
    var fps = card.clip().fps();
    return new FrameRate(
        Math.toIntExact(fps.numerator()),
        Math.toIntExact(Math.multiplyExact(fps.denominator(), (long) card.clip().stride())));
  }

  IngesterOptions ingester(String bootstrapServers) {
    return IngesterOptions.of(config.kafka(), config.ingest(), bootstrapServers);
  }

  TopicOptions topics() {
    return TopicOptions.of(config);
  }

  /** The job on the Kafka at an address. */
  public JobOptions job(String bootstrapServers) {
    return JobOptions.of(config, bootstrapServers, model, shadow);
  }

  RecognitionOptions recognition() {
    return job.recognition();
  }

  ClipOptions clips() {
    return job(NOT_YET_KNOWN).clips();
  }

  OverloadOptions overload() {
    return job.overload();
  }
}
