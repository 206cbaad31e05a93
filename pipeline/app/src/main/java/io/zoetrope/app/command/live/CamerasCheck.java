package io.zoetrope.app.command.live;

import io.zoetrope.app.command.DurationConverter;
import io.zoetrope.app.command.Json;
import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.Transport;
import io.zoetrope.ingester.connection.CameraProbe;
import io.zoetrope.ingester.connection.ProbeReport;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.video.source.Credentials;
import io.zoetrope.yaml.Secret;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Does a camera work, and if not, why not? Exits 1 where it does not. */
@Command(
    name = "check",
    description = "Connect to a camera, decode, and say what comes or what to fix.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CamerasCheck implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "URL",
      description = {
        "rtsp(s)://[user:password@]host[:port]/path, http(s)://… of MJPEG or HLS (.m3u8), srt://…,",
        "file:…, v4l2:/dev/video0 or test:ball"
      })
  private String url;

  @Option(names = "--user", description = "Of the camera.")
  private String user;

  @Option(
      names = "--password",
      arity = "0..1",
      parameterConsumer = PasswordConsumer.class,
      description = "Of the camera; without a value the command prompts for it.")
  private String password;

  @Option(
      names = "--transport",
      defaultValue = "tcp",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  private Transport transport;

  @Option(
      names = "--tls",
      paramLabel = "verify|insecure|sha256:…",
      defaultValue = "verify",
      description =
          "Which certificates of rtsps and https cameras are accepted: those valid for their host,"
              + " any, or, of rtsps, the one of that fingerprint alone. Default: ${DEFAULT-VALUE}")
  private String tls;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "5s",
      converter = DurationConverter.class,
      description = "How long to watch. Default: ${DEFAULT-VALUE}")
  private Duration time;

  @Option(names = "--json", description = "The report as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    ProbeReport report = CameraProbe.check(CameraOptions.of(camera()), time);
    if (json) {
      System.out.println(Json.line(report));
    } else {
      print(report);
    }
    return report.problem().isEmpty() ? 0 : 1;
  }

  private CameraConfig camera() {
    String name = user == null && password != null ? userOfUrl() : user;
    Secret secret = name == null ? null : new Secret(password == null ? "" : password);
    return CameraConfig.of("camera", url, name, secret, transport, tls);
  }

  private String userOfUrl() {
    return CameraOptions.of("camera", url)
        .credentials()
        .map(Credentials::user)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "--password goes with a user: name it with --user or in the URL"));
  }

  private static void print(ProbeReport report) {
    fact("camera", report.source());
    report.message().ifPresent(message -> fact("problem", message));
    report.remarks().forEach(remark -> fact("remark", remark));
    if (report.frames() > 0) {
      fact("codec", report.codec());
      report.decoder().ifPresent(decoder -> fact("decoder", decoder));
      report.size().ifPresent(size -> fact("size", size.width() + " x " + size.height()));
      fact("frames/s", rates(report));
      report.timestampSource().ifPresent(source -> fact("timestamps", source.toString()));
      fact("skew", report.skew().toMillis() + " ms from capture to arrival");
    }
  }

  private static String rates(ProbeReport report) {
    String measured = String.format(Locale.ROOT, "%.1f", report.measuredFps());
    return report.statedFps() > 0
        ? measured + String.format(Locale.ROOT, ", the camera says %.1f", report.statedFps())
        : measured;
  }

  private static void fact(String name, String value) {
    System.out.printf("%-11s %s%n", name, value);
  }
}
