package io.zoetrope.app.command.live;

import io.zoetrope.app.command.StopSignal;
import io.zoetrope.app.embedded.SceneCameras;
import io.zoetrope.config.CameraConfig;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The demo's cameras alone, for ingesters elsewhere. */
@Command(
    name = "simulate",
    description = {
      "RTSP cameras that show painted figures doing what the demo's model knows, until Ctrl-C."
          + " They",
      "need no password: whoever reaches the address sees them."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CamerasSimulate implements Callable<Integer> {
  private static final long LOOK_MILLIS = 200;

  @Spec private CommandSpec spec;

  @Option(
      names = "--cameras",
      paramLabel = "N",
      defaultValue = "2",
      description = "Named cam-1, cam-2… Default: ${DEFAULT-VALUE}")
  private int cameras;

  @Option(
      names = "--fps",
      paramLabel = "N",
      defaultValue = "15",
      description = "Of each camera. Default: ${DEFAULT-VALUE}")
  private int fps;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where they listen; 0.0.0.0: at all addresses. Default: ${DEFAULT-VALUE}")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "8554",
      description = "0: any free one. Default: ${DEFAULT-VALUE}")
  private int port;

  @Override
  public Integer call() throws Exception {
    StopSignal stop = StopSignal.install();
    try (var simulated = SceneCameras.start(cameras, fps, host, port)) {
      var out = spec.commandLine().getOut();
      simulated.cameras().stream().map(CameraConfig::source).forEach(out::println);
      out.flush();
      while (!stop.requested()) {
        Thread.sleep(LOOK_MILLIS);
      }
    }
    return stop.exitCode();
  }
}
