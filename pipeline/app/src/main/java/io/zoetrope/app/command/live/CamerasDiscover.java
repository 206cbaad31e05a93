package io.zoetrope.app.command.live;

import io.zoetrope.app.command.DurationConverter;
import io.zoetrope.app.command.Json;
import io.zoetrope.ingester.options.Secrets;
import io.zoetrope.video.onvif.CameraProfile;
import io.zoetrope.video.onvif.CameraSearch;
import io.zoetrope.video.onvif.FoundCamera;
import io.zoetrope.video.onvif.OnvifCamera;
import io.zoetrope.video.onvif.OnvifException;
import io.zoetrope.video.source.Credentials;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which cameras there are, and which of their streams to use. Exits 1 where there are none. */
@Command(
    name = "discover",
    description = "Find ONVIF cameras, list their streams and choose one of each.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CamerasDiscover implements Callable<Integer> {
  /** In pixels; networks are given 224 of them or fewer, partly cut out of 256. */
  private static final int SHORTER_SIDE = 256;

  /** What is printed of a camera. */
  private record Found(
      String service,
      String name,
      String hardware,
      List<CameraProfile> streams,
      Optional<CameraProfile> choice,
      Optional<String> problem) {}

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "HOST",
      arity = "0..*",
      description = "Cameras to ask; default: all that answer in this machine's networks.")
  private List<String> hosts = List.of();

  @Option(names = "--user", description = "Of the cameras, as ONVIF knows it.")
  private String user;

  @Option(
      names = "--password",
      arity = "0..1",
      parameterConsumer = PasswordConsumer.class,
      description = "Of the cameras; without a value the command prompts for it.")
  private String password;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      defaultValue = "4s",
      converter = DurationConverter.class,
      description = "How long to wait for answers. Default: ${DEFAULT-VALUE}")
  private Duration time;

  @Option(names = "--json", description = "One JSON object a camera.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (user == null && password != null) {
      throw new ParameterException(spec.commandLine(), "--password goes with --user");
    }
    PrintWriter out = spec.commandLine().getOut();
    List<FoundCamera> cameras = cameras();
    int problems = 0;
    for (FoundCamera camera : cameras) {
      Found found = ask(camera);
      problems += found.problem.isPresent() ? 1 : 0;
      print(found, out);
    }
    if (cameras.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "no camera answers here; ONVIF has to be switched on in cameras, and those of other networks are named: zoetrope cameras discover HOST");
    }
    return problems == 0 && !cameras.isEmpty() ? 0 : 1;
  }

  private List<FoundCamera> cameras() throws IOException {
    if (hosts.isEmpty()) {
      return new CameraSearch().search(time);
    }
    List<FoundCamera> named = new ArrayList<>();
    for (String host : hosts) {
      try {
        named.add(FoundCamera.at(host));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), "a HOST is " + e.getMessage(), e);
      }
    }
    return named;
  }

  private Found ask(FoundCamera camera) throws InterruptedException {
    Optional<Credentials> login =
        Optional.ofNullable(user)
            .map(name -> new Credentials(name, password == null ? "" : password));
    List<CameraProfile> streams = List.of();
    Optional<String> problem = Optional.empty();
    try {
      streams = redacted(new OnvifCamera(camera, login).profiles());
    } catch (OnvifException e) {
      problem = Optional.of(e.getMessage());
    }
    return new Found(
        camera.service().toString(),
        camera.name(),
        camera.hardware(),
        streams,
        CameraProfile.choice(streams, SHORTER_SIDE),
        problem);
  }

  /** Some cameras put their login into the addresses that they give. */
  private static List<CameraProfile> redacted(List<CameraProfile> streams) {
    return streams.stream()
        .map(
            each ->
                new CameraProfile(
                    each.name(),
                    each.encoding(),
                    each.width(),
                    each.height(),
                    each.framesPerSecond(),
                    Secrets.redact(each.address())))
        .toList();
  }

  private void print(Found found, PrintWriter out) {
    if (json) {
      out.println(Json.line(found));
      return;
    }
    out.printf("%s  %s %s%n", found.service, found.name, found.hardware);
    found.problem.ifPresent(problem -> out.println("  problem  " + problem));
    for (CameraProfile each : found.streams) {
      boolean chosen = found.choice.filter(each::equals).isPresent();
      out.printf(
          Locale.ROOT,
          "  %s %-16s %-5s %4d x %-4d %4.0f/s  %s%n",
          chosen ? "*" : " ",
          each.name(),
          each.encoding(),
          each.width(),
          each.height(),
          each.framesPerSecond(),
          each.address());
    }
  }
}
