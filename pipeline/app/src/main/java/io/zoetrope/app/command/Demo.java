package io.zoetrope.app.command;

import io.zoetrope.app.embedded.LivePipeline;
import io.zoetrope.app.embedded.PipelinePlan;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.embedded.SceneCameras;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.app.report.EventPrinter;
import io.zoetrope.zoo.pack.ModelPackage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Everything in one process, simulated RTSP cameras included. */
@Command(
    name = "demo",
    description = "Simulated RTSP cameras through Kafka and Flink, in this process.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Demo implements Callable<Integer> {
  private static final int KAFKA_PORT = 9092;
  private static final int FEW = 4; // cameras
  private static final int WEB_PORT = 8081;

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

  @Override
  public Integer call() throws Exception {
    try (var workspace = new Workspace()) {
      StopSignal stop = StopSignal.install(workspace::close);
      return demonstrate(workspace, stop);
    }
  }

  private int demonstrate(Workspace workspace, StopSignal stop) throws Exception {
    try (var simulated = SceneCameras.start(cameras, fps)) {
      var models = new ModelSource(workspace.resolve("models"));
      ModelPackage network = model == null ? models.demo() : models.find(model);
      var plan = new PipelinePlan(config(network).of(simulated.addresses()), network);
      var printer = EventPrinter.of(json, System.out);
      try (var pipeline = LivePipeline.start(plan, workspace, stop::requested);
          var session = new LiveSession(pipeline, true, stop, printer)) {
        Banner.print(pipeline, network);
        session.follow(Optional.ofNullable(time));
        session.finish().print(System.err);
      }
    } catch (CancellationException stopped) {
      // asked to end while starting: everything is closed
    }
    return stop.exitCode();
  }

  private DemoConfig config(ModelPackage network) {
    return new DemoConfig(
        network,
        kafkaPort == null ? Ports.freeOr(KAFKA_PORT) : kafkaPort,
        webPort == null ? Ports.freeOr(WEB_PORT) : webPort,
        hop(),
        model == null ? DemoConfig.RULES : null,
        true);
  }

  /** Often, unless many cameras are painted, encoded and decoded here beside the network. */
  private Duration hop() {
    return model == null && cameras <= FEW ? DemoConfig.OFTEN : null;
  }
}
