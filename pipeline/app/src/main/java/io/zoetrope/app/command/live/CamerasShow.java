package io.zoetrope.app.command.live;

import io.zoetrope.app.command.Json;
import io.zoetrope.app.command.KafkaAccess;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.Rectangle;
import io.zoetrope.schemas.SettingsRecord;
import io.zoetrope.schemas.StreamId;
import io.zoetrope.schemas.client.SettingsTopic;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what is set for cameras. */
@Command(
    name = "show",
    description = {
      "What is set for one camera or zone, or all: by --config and by 'cameras set' together.",
      "Masks have an index, with which 'cameras set ID --unmask' removes one."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CamerasShow implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ID", arity = "0..1", description = "Of a camera; by default all.")
  private String camera;

  @Option(names = "--json", description = "One JSON object a camera and line.")
  private boolean json;

  @Mixin private KafkaAccess access;

  @Override
  public Integer call() {
    ConfigFile file = access.read();
    String topic = file.config().kafka().topics().settings();
    var records = new SettingsTopic(access.client(file), topic).newest();
    if (camera != null && !isKnown(file, records)) {
      throw new ParameterException(
          spec.commandLine(),
          "nothing is known of camera '%s': neither --config nor topic %s names it"
              .formatted(camera, topic));
    }
    for (String id : camera == null ? all(file, records) : List.of(camera)) {
      print(CameraNow.of(id, file, records));
    }
    return 0;
  }

  private boolean isKnown(ConfigFile file, Map<String, SettingsRecord> records) {
    return records.containsKey(camera) || KnownCameras.configured(file).contains(camera);
  }

  private static List<String> all(ConfigFile file, Map<String, SettingsRecord> records) {
    var ids = new TreeSet<>(KnownCameras.configured(file));
    records.values().stream()
        .filter(record -> record.value() != null)
        .map(SettingsRecord::camera)
        .forEach(ids::add);
    return List.copyOf(ids);
  }

  private void print(CameraNow now) {
    if (json) {
      String hidden = now.hidden().orElse(null);
      line(
          hidden == null
              ? now.inForce()
              : Json.line(Map.of("cameraId", now.id(), "hidden", hidden)));
      return;
    }
    line(now.id());
    now.hidden().ifPresentOrElse(reason -> fact("hidden", reason), () -> print(now.inForce(), now));
  }

  private void print(CameraSettings all, CameraNow now) {
    fact("version", all.getVersion() > 0 ? all.getVersion() : null);
    fact("labels off", all.getLabelsOff().isEmpty() ? null : String.join(", ", all.getLabelsOff()));
    fact("start score", all.getStartScore());
    fact("end score", all.getEndScore());
    fact("hop", all.getHopMillis() == null ? null : all.getHopMillis() + "ms");
    fact("priority", all.getPriority());
    fact("zone", all.getZone() == null ? null : RectangleConverter.written(all.getZone()));
    List<Rectangle> removable = now.removableMasks();
    for (int i = 0; i < removable.size(); i++) {
      fact("mask " + i, RectangleConverter.written(removable.get(i)));
    }
    boolean zone = StreamId.cameraOfZone(now.id()).isPresent();
    String whence = zone ? " (of the configuration or the camera)" : " (of the configuration)";
    for (Rectangle mask : now.configured().getMasks()) {
      fact("mask", RectangleConverter.written(mask) + whence);
    }
  }

  private void fact(String name, Object value) {
    if (value != null) {
      line("  %-11s %s".formatted(name, value));
    }
  }

  private void line(Object text) {
    spec.commandLine().getOut().println(text);
  }
}
