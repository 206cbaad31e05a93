package io.zoetrope.app.command.live;

import io.zoetrope.app.command.KafkaAccess;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.Transport;
import io.zoetrope.ingester.lease.CameraEntry;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.schemas.Rectangle;
import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a camera to the topic of cameras, in front of running ingesters. */
@Command(
    name = "add",
    description = {
      "Add a camera while everything runs; cameras of zoetrope.yaml are changed there.",
      "Its password is not given, only the environment variable of the ingesters that holds it."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CamerasAdd implements Callable<Integer> {
  private static final String VARIABLE = "[A-Za-z_][A-Za-z0-9_]*";

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description = "Of the camera: 1 to 64 of A-Z a-z 0-9 . _ -")
  private String camera;

  @Parameters(
      index = "1",
      paramLabel = "URL",
      description = "rtsp://host[:port]/path or file:…, as the ingesters reach it.")
  private String url;

  @Option(names = "--user", description = "Of the camera.")
  private String user;

  @Option(
      names = "--password-env",
      paramLabel = "NAME",
      description =
          "The environment variable of the ingesters that holds its password; it begins with CAMERA_.")
  private String variable;

  @Option(
      names = "--transport",
      description = "${COMPLETION-CANDIDATES}. Default: tcp, which udp falls back to")
  private Transport transport;

  @Option(
      names = "--tls",
      paramLabel = "verify|insecure|sha256:…",
      description = "Which certificates of an rtsps camera are accepted. Default: verify")
  private String tls;

  @Option(names = "--loop", description = "Start a file again at its end.")
  private boolean loop;

  @Option(
      names = "--zone",
      paramLabel = "X,Y,W,H",
      converter = RectangleConverter.class,
      description = "The part of the frame to use, in shares.")
  private Rectangle zone;

  @Option(
      names = "--mask",
      paramLabel = "X,Y,W,H",
      converter = RectangleConverter.class,
      description = "A part, in shares, that never leaves the ingester; further ones add up.")
  private List<Rectangle> masks = new ArrayList<>();

  @Option(names = "--replace", description = "Also where a camera of that id was added before.")
  private boolean replace;

  @Mixin private KafkaAccess access;

  @Override
  public Integer call() throws InterruptedException {
    ConfigFile file = access.read();
    String entry = entry();
    CameraOptions checked = check(entry);
    if (file.config().cameras().stream().anyMatch(each -> each.id().equals(camera))) {
      throw refused("is a camera of the configuration: change it there");
    }
    var added = new AddedCameras(access.client(file), file.config().kafka().topics().cameras());
    if (!replace && added.all().containsKey(camera)) {
      throw refused("was added before; --replace changes it");
    }
    added.write(camera, entry);
    spec.commandLine().getOut().println(camera + ": added, " + checked.shownSource());
    return 0;
  }

  private ParameterException refused(String problem) {
    return new ParameterException(spec.commandLine(), camera + ": " + problem);
  }

  /** What the configuration would say. */
  private String entry() {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("id", camera);
    entry.put("source", url);
    put(entry, "user", user);
    put(entry, "password", password());
    put(entry, "transport", transport == null ? null : transport.name().toLowerCase(Locale.ROOT));
    put(entry, "tls", tls);
    put(entry, "loop", loop ? true : null);
    put(entry, "zone", zone == null ? null : RectangleConverter.written(zone));
    put(
        entry,
        "masks",
        masks.isEmpty() ? null : masks.stream().map(RectangleConverter::written).toList());
    return YamlWriter.text(entry);
  }

  private static void put(Map<String, Object> entry, String key, Object value) {
    if (value != null) {
      entry.put(key, value);
    }
  }

  private String password() {
    if (variable != null && !variable.matches(VARIABLE)) {
      throw refused(
          "--password-env names an environment variable of the ingesters, and is not the password");
    }
    if (variable != null && !CameraEntry.isNameable(variable)) {
      throw refused(
          "--password-env: the ingesters only read variables that begin with "
              + CameraEntry.VARIABLES);
    }
    return variable == null ? null : "${" + variable + "}";
  }

  private CameraOptions check(String entry) {
    try {
      return AddedCameras.checked(camera, camera, entry);
    } catch (YamlException e) { // the line is of a text that nobody sees
      String problem = e.getMessage().substring(camera.length()).replaceFirst("^:\\d+: ", "");
      throw refused(problem);
    } catch (IllegalArgumentException e) {
      throw refused(e.getMessage());
    }
  }
}
