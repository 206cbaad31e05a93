package io.zoetrope.job;

import io.zoetrope.operators.inference.batching.OverloadOptions;
import io.zoetrope.operators.inference.engine.Device;
import io.zoetrope.operators.inference.engine.Precision;
import io.zoetrope.operators.inference.engine.RecognitionOptions;
import io.zoetrope.operators.inference.engine.TensorRtOptions;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.util.ParameterTool;

/** The arguments of the jar, as {@code --name value}. */
final class JobArguments {
  private static final Set<String> KNOWN =
      new TreeSet<>(
          Set.of(
              "bootstrap",
              "model",
              "shadow",
              "device",
              "precision",
              "max-batch",
              "engine-cache",
              "best-batch",
              "workers",
              "hop-ms",
              "on-overload",
              "freshness-ms",
              "from",
              "delivery",
              "scores",
              "features",
              "json",
              "parallelism",
              "checkpoints",
              "checkpoint-interval-ms"));

  private final ParameterTool values;

  private JobArguments(ParameterTool values) {
    this.values = values;
  }

  /**
   * @throws IllegalArgumentException naming the argument that is missing or wrong
   */
  static JobOptions parse(String[] arguments) {
    var values = ParameterTool.fromArgs(arguments);
    for (String name : values.toMap().keySet()) {
      if (!KNOWN.contains(name)) {
        throw new IllegalArgumentException("--%s is none of %s".formatted(name, KNOWN));
      }
    }
    return new JobArguments(values).options();
  }

  private JobOptions options() {
    var model = ModelPackage.read(Path.of(values.getRequired("model")));
    var kafka =
        KafkaOptions.of(values.getRequired("bootstrap"))
            .from(choice("from", StartFrom.class, StartFrom.LATEST));
    var defaults = JobOptions.of(model, kafka);
    var outputs = outputs();
    return withShadow(defaults)
        .withHop(Duration.ofMillis(values.getLong("hop-ms", defaults.hop().toMillis())))
        .withRecognition(recognition(outputs, defaults))
        .withOverload(overload())
        .withOutputs(outputs)
        .withRuntime(runtime(outputs));
  }

  private JobOptions withShadow(JobOptions options) {
    return values.has("shadow")
        ? options.withShadow(ModelPackage.read(Path.of(values.get("shadow"))))
        : options;
  }

  private RecognitionOptions recognition(OutputOptions outputs, JobOptions defaults) {
    int workers = values.getInt("workers", defaults.recognition().limits().workers());
    var recognition = RecognitionOptions.of(device(), workers, outputs.features());
    int maxBatch = values.getInt("max-batch", recognition.limits().maxBatch());
    return recognition
        .withMaxBatch(maxBatch)
        .with(new TensorRtOptions(values.get("engine-cache"), values.getInt("best-batch", 0)));
  }

  private Device device() {
    return Device.parse(values.get("device", "cpu"))
        .with(Precision.parse(values.get("precision", "fp32")));
  }

  private OverloadOptions overload() {
    var freshness =
        Duration.ofMillis(values.getLong("freshness-ms", OverloadOptions.FRESHNESS.toMillis()));
    return new OverloadOptions(
        choice("on-overload", OverloadOptions.Mode.class, OverloadOptions.Mode.BLOCK), freshness);
  }

  private OutputOptions outputs() {
    return new OutputOptions(
        values.getBoolean("scores", false),
        values.getBoolean("features", false),
        values.getBoolean("json", false),
        choice("delivery", Delivery.class, Delivery.AT_LEAST_ONCE));
  }

  private RuntimeOptions runtime(OutputOptions outputs) {
    var defaults = RuntimeOptions.of(outputs.delivery());
    var runtime =
        defaults
            .withParallelism(values.getInt("parallelism", defaults.parallelism()))
            .withCheckpointInterval(
                Duration.ofMillis(
                    values.getLong(
                        "checkpoint-interval-ms", defaults.checkpointInterval().toMillis())));
    return values.has("checkpoints")
        ? runtime.withCheckpoints(Path.of(values.get("checkpoints")))
        : runtime;
  }

  private <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
    String text = values.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--%s %s: use one of %s"
              .formatted(
                  name, text, Set.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT)),
          e);
    }
  }
}
