package io.zoetrope.app.embedded;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import io.zoetrope.yaml.Secret;
import io.zoetrope.app.config.ZoetropeConfig;
import io.zoetrope.app.model.CacheFolder;
import io.zoetrope.app.model.ModelGeometry;
import io.zoetrope.ingester.CameraOptions;
import io.zoetrope.ingester.Credentials;
import io.zoetrope.ingester.FrameGeometry;
import io.zoetrope.ingester.FrameRate;
import io.zoetrope.ingester.IngesterOptions;
import io.zoetrope.ingester.Playback;
import io.zoetrope.ingester.TopicOptions;
import io.zoetrope.ingester.Transport;
import io.zoetrope.job.Delivery;
import io.zoetrope.job.JobOptions;
import io.zoetrope.job.KafkaOptions;
import io.zoetrope.job.OutputOptions;
import io.zoetrope.job.RuntimeOptions;
import io.zoetrope.job.ShadowCheck;
import io.zoetrope.job.StartFrom;
import io.zoetrope.operators.event.SegmentationOptions;
import io.zoetrope.operators.inference.Device;
import io.zoetrope.operators.inference.OverloadOptions;
import io.zoetrope.operators.inference.Precision;
import io.zoetrope.operators.inference.RecognitionOptions;
import io.zoetrope.operators.inference.TensorRtOptions;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a configuration and its models mean for the ingester and for the job.
 *
 * @param shadow a second model for the same clips
 */
public record PipelinePlan(
    ZoetropeConfig config, ModelPackage model, Optional<ModelPackage> shadow) {

  /**
   * @throws IllegalArgumentException where the two models want different clips
   */
  public PipelinePlan {
    shadow.ifPresent(second -> ShadowCheck.require(model.card(), second.card()));
  }

  public PipelinePlan(ZoetropeConfig config, ModelPackage model) {
    this(config, model, Optional.empty());
  }

  List<CameraOptions> cameras() {
    return config.cameras().stream().map(PipelinePlan::camera).toList();
  }

  private static CameraOptions camera(ZoetropeConfig.Camera camera) {
    CameraOptions options =
        CameraOptions.of(camera.id(), camera.source())
            .with(Transport.valueOf(camera.transport().name()))
            .with(camera.loop() ? Playback.LOOP : Playback.REAL_TIME);
    return camera.user() == null
        ? options
        : options.with(new Credentials(camera.user(), camera.password().value()));
  }

  /** Frames as the model was trained on: its resize, crop and no more of them than it looks at. */
  FrameGeometry geometry() {
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
    return IngesterOptions.to(bootstrapServers)
        .withKafka(kafkaProperties())
        .withBatchDuration(config.ingest().batch())
        .withRingBytes(config.ingest().buffer().bytes());
  }

  TopicOptions topics() {
    var kafka = config.kafka();
    return new TopicOptions(
        kafka.partitions(),
        TopicOptions.defaults().replication(),
        kafka.retention(),
        kafka.retentionBytes().bytes());
  }

  JobOptions job(String bootstrapServers) {
    var recognition = config.recognition();
    var flink = config.flink();
    var delivery = Delivery.valueOf(flink.delivery().name());
    return new JobOptions(
        model,
        shadow,
        recognition.hop(),
        recognition.maxGap(),
        recognition(),
        overload(),
        priorities(),
        segmentation(config.events()),
        kafka(bootstrapServers),
        new OutputOptions(recognition.scores(), false, false, delivery),
        RuntimeOptions.of(delivery)
            .withParallelism(flink.parallelism())
            .withCheckpointInterval(flink.checkpointInterval()));
  }

  private Device device() {
    var recognition = config.recognition();
    return Device.parse(recognition.device()).with(Precision.parse(recognition.precision()));
  }

  RecognitionOptions recognition() {
    var recognition = config.recognition();
    return RecognitionOptions.of(device(), recognition.workers(), false)
        .withMaxBatch(recognition.maxBatch())
        .with(tensorRt(recognition.tensorrt()));
  }

  private static TensorRtOptions tensorRt(ZoetropeConfig.TensorRt tensorrt) {
    String engines = requireNonNullElseGet(tensorrt.engineCache(), PipelinePlan::engineCache);
    return new TensorRtOptions(engines, requireNonNullElse(tensorrt.bestBatch(), 0));
  }

  private static String engineCache() {
    return CacheFolder.of("engines").toString();
  }

  OverloadOptions overload() {
    var recognition = config.recognition();
    return new OverloadOptions(
        OverloadOptions.Mode.valueOf(recognition.onOverload().name()), recognition.freshness());
  }

  private Map<String, Integer> priorities() {
    return config.cameras().stream()
        .collect(Collectors.toMap(ZoetropeConfig.Camera::id, ZoetropeConfig.Camera::priority));
  }

  private KafkaOptions kafka(String bootstrapServers) {
    KafkaOptions defaults = KafkaOptions.of(bootstrapServers).from(StartFrom.COMMITTED);
    return new KafkaOptions(
        bootstrapServers, kafkaProperties(), defaults.topics(), defaults.from(), false);
  }

  Map<String, String> kafkaProperties() {
    return config.kafka().properties().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> expose(entry.getValue())));
  }

  private static String expose(Secret secret) {
    return secret.value();
  }

  private static SegmentationOptions segmentation(ZoetropeConfig.Events events) {
    var defaults = SegmentationOptions.DEFAULT;
    return new SegmentationOptions(
        events.smoothing(),
        events.startScore(),
        events.startClips(),
        events.startOf(),
        events.endScore(),
        events.endClips(),
        events.minDuration(),
        events.mergeGap(),
        defaults.updateEvery(),
        defaults.silence(),
        defaults.timeout(),
        defaults.topK());
  }
}
