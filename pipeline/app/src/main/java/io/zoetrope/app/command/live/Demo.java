package io.zoetrope.app.command.live;

import io.zoetrope.app.command.Configured;
import io.zoetrope.app.command.DurationConverter;
import io.zoetrope.app.command.OverrideOptions;
import io.zoetrope.app.command.StopSignal;
import io.zoetrope.app.embedded.LivePipeline;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.embedded.SceneCameras;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.app.report.EventPrinter;
import io.zoetrope.config.FlinkConfig;
import io.zoetrope.config.KafkaConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything in one process, simulated RTSP cameras included. */
@Command(
    name = "demo",
    description = "Simulated RTSP cameras through Kafka and Flink, in this process.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Demo implements Callable<Integer> {
  private static final int FEW = 4; // cameras

  @Option(
      names = "--cameras",
      paramLabel = "N",
      defaultValue = "2",
      description = "Default: ${DEFAULT-VALUE}")
  private int cameras;

  @Option(
      names = "--fps",
      paramLabel = "N",
      defaultValue = "15",
      description = "Of each camera. Default: ${DEFAULT-VALUE}")
  private int fps;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Stop after this long, such as 30s; by default on Ctrl-C.")
  private Duration time;

  @Option(names = "--model", description = "A model-package folder or a name of the catalogue.")
  private String model;

  @Option(names = "--json", description = "Events as one JSON object a line.")
  private boolean json;

  @Option(names = "--kafka-port", description = "Default: 9092, or any free port.")
  private Integer kafkaPort;

  @Option(names = "--web-port", description = "Of Flink's page. Default: 8081, or any free port.")
  private Integer webPort;

  @Mixin private OverrideOptions overrides;

  @Override
  public Integer call() throws Exception {
    StopSignal stop = StopSignal.install();
    try (var workspace = new Workspace()) {
      stop.cleanUpBy(workspace::close);
      return demonstrate(workspace, stop);
    }
  }

  private int demonstrate(Workspace workspace, StopSignal stop) throws Exception {
    try (var simulated = SceneCameras.start(cameras, fps)) {
      var file = DemoConfig.read(simulated.cameras(), overrides.after(ofOptions()));
      var plan = Configured.of(file, new ModelSource(workspace.resolve("models"))).pipeline();
      var printer = EventPrinter.of(json, System.out);
      try (var pipeline = LivePipeline.start(plan, workspace, stop::requested);
          var session = new LiveSession(pipeline, stop, printer)) {
        Banner.print(pipeline, plan.model());
        session.follow(Optional.ofNullable(time));
        return session.finish(System.err);
      }
    } catch (CancellationException stopped) {
      // asked to end while starting: everything is closed
    }
    return stop.exitCode();
  }

  /** What this command's options mean for its zoetrope.yaml. */
  private List<String> ofOptions() {
    List<String> values = new ArrayList<>();
    values.add(
        "kafka.port=" + (kafkaPort == null ? Ports.freeOr(KafkaConfig.DEFAULT.port()) : kafkaPort));
    values.add(
        "flink.port=" + (webPort == null ? Ports.freeOr(FlinkConfig.DEFAULT.port()) : webPort));
    if (model != null) {
      values.addAll(List.of("model=" + model, "events="));
    }
    if (model != null || cameras > FEW) { // painted, encoded and decoded here, too
      values.add("recognition.hop=");
    }
    return values;
  }
}
