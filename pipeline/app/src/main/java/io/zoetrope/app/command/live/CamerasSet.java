package io.zoetrope.app.command.live;

import io.zoetrope.app.command.DurationConverter;
import io.zoetrope.app.command.KafkaAccess;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.Rectangle;
import io.zoetrope.schemas.SettingsCheck;
import io.zoetrope.schemas.SettingsMerge;
import io.zoetrope.schemas.client.SettingsTopic;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
  /** Whether a label makes events. */
  enum Switch {
    ON,
    OFF
  }

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "ID",
      description = "Of the camera, whose zones it holds for, too, or of one zone: CAMERA/ZONE.")
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

  @Option(
      names = "--unmask",
      paramLabel = "INDEX",
      description = "Remove a mask, by its index in 'cameras show'; those of --config stay.")
  private Set<Integer> unmask = new TreeSet<>();

  @Option(
      names = "--reset",
      description = "First forget what was set for the camera before; alone: set nothing else.")
  private boolean reset;

  @Option(
      names = "--force",
      description = "Also a camera or label that neither --config nor the topics know.")
  private boolean force;

  @Mixin private KafkaAccess access;

  @Override
  public Integer call() throws InterruptedException {
    ConfigFile file = access.read();
    var topic = new SettingsTopic(access.client(file), file.config().kafka().topics().settings());
    var records = topic.newest();
    requireKnown(new KnownCameras(file, access.client(file)), records.keySet());
    var now = CameraNow.of(camera, file, records);
    requireNotConfigured(now);
    if (reset && isNothingElse()) {
      topic.remove(camera);
      out().println(camera + ": nothing is set any more");
    } else {
      CameraSettings settings = change(before(now));
      SettingsCheck.problem(SettingsMerge.of(now.configured(), settings)).ifPresent(this::refuse);
      topic.write(settings);
      out().println(settings);
    }
    return 0;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private void refuse(String problem) {
    throw new ParameterException(spec.commandLine(), camera + ": " + problem);
  }

  private void requireKnown(KnownCameras known, Set<String> set) {
    if (force) {
      return;
    }
    requireKnown("camera", camera, known.cameras(set, camera));
    if (!labels.isEmpty()) {
      Set<String> all = known.labels();
      labels.keySet().forEach(label -> requireKnown("label", label, all));
    }
  }

  private void requireKnown(String what, String name, Set<String> known) {
    if (!known.contains(name)) {
      String there =
          known.isEmpty() ? "none is known here" : "known are " + String.join(", ", known);
      refuse(
          "there is no %s '%s', as far as --config and the topics say: %s. Name your zoetrope.yaml with --config, or --force it"
              .formatted(what, name, there));
    }
  }

  /** What a configuration switches off stays off whatever is set. */
  private void requireNotConfigured(CameraNow now) {
    labels.forEach(
        (label, state) -> {
          if (state == Switch.ON && now.configured().getLabelsOff().contains(label)) {
            refuse(
                "label '%s' is off in the configuration or for the zone's camera: switch it on there"
                    .formatted(label));
          }
        });
  }

  private boolean isNothingElse() {
    return labels.isEmpty()
        && masks.isEmpty()
        && unmask.isEmpty()
        && Stream.of(startScore, endScore, hop, priority, zone).allMatch(Objects::isNull);
  }

  /** What a change is built on. */
  private CameraSettings before(CameraNow now) {
    if (!reset) {
      now.hidden().ifPresent(this::refuse);
    }
    CameraSettings set = now.set().orElseGet(() -> SettingsMerge.open(camera).build());
    return reset ? SettingsMerge.open(camera).setVersion(set.getVersion()).build() : set;
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
        .setEffectiveFrom(0) // as soon as they can
        .setLabelsOff(List.copyOf(off))
        .setStartScore(startScore == null ? from.getStartScore() : startScore)
        .setEndScore(endScore == null ? from.getEndScore() : endScore)
        .setHopMillis(hop == null ? from.getHopMillis() : (Long) hop.toMillis())
        .setPriority(priority == null ? from.getPriority() : priority)
        .setZone(zone == null ? from.getZone() : zone)
        .setMasks(Stream.concat(remaining(from.getMasks()).stream(), masks.stream()).toList())
        .build();
  }

  private List<Rectangle> remaining(List<Rectangle> before) {
    var all = new ArrayList<Rectangle>();
    for (int i = 0; i < before.size(); i++) {
      if (!unmask.contains(i)) {
        all.add(before.get(i));
      }
    }
    if (before.size() - all.size() < unmask.size()) {
      refuse(
          "there is no mask %s; see 'zoetrope cameras show %s', whose masks without an index are the configuration's or the camera's"
              .formatted(unmask, camera));
    }
    return all;
  }
}
