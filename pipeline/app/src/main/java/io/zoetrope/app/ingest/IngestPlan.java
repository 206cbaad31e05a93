package io.zoetrope.app.ingest;

import io.zoetrope.config.ConfigException;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.ingester.process.ChildVm;
import io.zoetrope.training.video.ModelGeometry;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.FrameRate;
import io.zoetrope.zoo.pack.ModelCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A configuration and its model's card: what cameras are ingested, and how. */
public final class IngestPlan {
  private final ZoetropeConfig config;
  private final ModelCard card;
  private final List<CameraOptions> cameras;

  /**
   * @throws ConfigException naming a camera's key that cannot be
   */
  public IngestPlan(ZoetropeConfig config, ModelCard card) {
    this.config = config;
    this.card = card;
    cameras = CameraOptions.listed(config);
  }

  public ZoetropeConfig config() {
    return config;
  }

  public List<CameraOptions> cameras() {
    return cameras;
  }

  /** Frames as the model was trained on: its resize, crop and no more of them than it uses. */
  public FrameGeometry geometry() {
    ModelCard.Input input = card.input();
    FrameGeometry resized = ModelGeometry.scaled(card.resize());
    return resized.crop(input.width(), input.height()).at(rate());
  }

  /** One frame for each point of the clip's grid. */
  private FrameRate rate() {
    var fps = card.clip().fps();
    return new FrameRate(
        Math.toIntExact(fps.numerator()),
        Math.toIntExact(Math.multiplyExact(fps.denominator(), (long) card.clip().stride())));
  }

  public IngesterOptions ingester(String bootstrapServers) {
    return IngesterOptions.of(config.kafka(), config.ingest(), bootstrapServers);
  }

  public TopicOptions topics() {
    return TopicOptions.of(config);
  }

  /**
   * The virtual machines that ingest.
   *
   * @param folder for what they write, made here; nobody else may have access
   */
  public ChildVm children(Path folder) {
    try {
      return ChildVm.of(
          Files.createDirectories(folder),
          Optional.ofNullable(System.getProperty("zoetrope.log")).map(Path::of),
          config.ingest().buffer().bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be made", e);
    }
  }
}
