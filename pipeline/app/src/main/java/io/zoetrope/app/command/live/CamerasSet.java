package io.zoetrope.app.command.live;

import io.zoetrope.app.command.DurationConverter;
import io.zoetrope.app.command.KafkaAccess;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.Rectangle;
import io.zoetrope.schemas.SettingsCheck;
import io.zoetrope.schemas.client.SettingsTopic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Changes a camera's settings, in front of a running pipeline. */
@Command(
    name = "set",
    description = "Change a camera's settings while everything runs.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CamerasSet implements Callable<Integer> {
  /** So that every task has the settings before the frames they hold for. */
  private static final Duration LEAD = Duration.ofSeconds(1);

  /** Whether a label makes events. */
  enum Switch {
    ON,
    OFF
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", description = "Of the camera.")
  private String camera;

  @Option(
      names = "--label",
      paramLabel = "LABEL=on|off",
      description = "Whether a label makes events; switched off, its open event ends.")
  private Map<String, Switch> labels = new LinkedHashMap<>();

  @Option(names = "--start-score", description = "A label starts at this score, 0 to 1.")
  private Float startScore;

  @Option(names = "--end-score", description = "A label ends below this score, 0 to 1.")
  private Float endScore;

  @Option(
      names = "--hop",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Time from clip to clip, such as 1s.")
  private Duration hop;

  @Option(names = "--priority", description = "In overload cameras of a lower priority go first.")
  private Integer priority;

  @Option(
      names = "--zone",
      paramLabel = "X,Y,W,H",
      converter = RectangleConverter.class,
      description = "The part of the frame to use, in shares; 0,0,1,1: all of it.")
  private Rectangle zone;

  @Option(
      names = "--mask",
      paramLabel = "X,Y,W,H",
      converter = RectangleConverter.class,
      description = "A part, in shares, that never leaves the ingester; further ones add up.")
  private List<Rectangle> masks = new ArrayList<>();

  @Option(names = "--reset", description = "First forget what was set for the camera before.")
  private boolean reset;

  @Mixin private KafkaAccess access;

  @Override
  public Integer call() throws InterruptedException {
    ConfigFile file = access.read();
    String name = file.config().kafka().topics().settings();
    var topic = new SettingsTopic(access.client(file), name);
    CameraSettings before = topic.newest(camera).orElseGet(() -> open(0));
    CameraSettings settings = change(reset ? open(before.getVersion()) : before);
    SettingsCheck.problem(settings)
        .ifPresent(
            problem -> {
              throw new ParameterException(spec.commandLine(), camera + ": " + problem);
            });
    topic.write(settings);
    spec.commandLine().getOut().println(settings);
    return 0;
  }

  private CameraSettings open(long version) {
    return CameraSettings.newBuilder()
        .setCameraId(camera)
        .setVersion(version)
        .setEffectiveFrom(0)
        .build();
  }

  private CameraSettings change(CameraSettings from) {
    var off = new TreeSet<>(from.getLabelsOff());
    labels.forEach(
        (label, state) -> {
          if (state == Switch.OFF) {
            off.add(label);
          } else {
            off.remove(label);
          }
        });
    return CameraSettings.newBuilder(from)
        .setVersion(from.getVersion() + 1)
        .setEffectiveFrom(System.currentTimeMillis() + LEAD.toMillis())
        .setLabelsOff(List.copyOf(off))
        .setStartScore(startScore == null ? from.getStartScore() : startScore)
        .setEndScore(endScore == null ? from.getEndScore() : endScore)
        .setHopMillis(hop == null ? from.getHopMillis() : (Long) hop.toMillis())
        .setPriority(priority == null ? from.getPriority() : priority)
        .setZone(zone == null ? from.getZone() : zone)
        .setMasks(Stream.concat(from.getMasks().stream(), masks.stream()).toList())
        .build();
  }
}
