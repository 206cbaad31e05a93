package io.zoetrope.app.command.live;

import io.zoetrope.app.command.Json;
import io.zoetrope.app.command.KafkaAccess;
import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.schemas.CameraHealth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the cameras of an installation. */
@Command(
    name = "list",
    description = {
      "All cameras: those of --config and those that were added, with their addresses and how they",
      "did when they last said so, a minute ago at most."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CamerasList implements Callable<Integer> {
  private static final String FILE = "file";
  private static final String TOPIC = "topic";
  private static final String UNHEARD = "UNKNOWN";

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "One JSON object a camera and line.")
  private boolean json;

  @Mixin private KafkaAccess access;

  /** A camera and where it stands. */
  private record Row(String id, String from, AddedCameras.Shown shown) {}

  @Override
  public Integer call() {
    ConfigFile file = access.read();
    var client = access.client(file);
    List<Row> rows = rows(file, new AddedCameras(client, topic(file)).all());
    var health = new KnownCameras(file, client).health();
    for (Row row : rows) {
      spec.commandLine().getOut().println(line(row, health.get(row.id())));
    }
    return 0;
  }

  private static String topic(ConfigFile file) {
    return file.config().kafka().topics().cameras();
  }

  private static List<Row> rows(ConfigFile file, Map<String, AddedCameras.Shown> added) {
    List<Row> rows = new ArrayList<>();
    for (CameraConfig each : file.config().cameras()) {
      rows.add(new Row(each.id(), FILE, configured(each)));
      added.remove(each.id());
    }
    added.forEach((id, shown) -> rows.add(new Row(id, TOPIC, shown)));
    return rows;
  }

  /** Without its password, which only ingesters need to know. */
  private static AddedCameras.Shown configured(CameraConfig camera) {
    try {
      var open = CameraOptions.of(camera.id(), camera.source());
      return new AddedCameras.Shown(open.shownSource(), "");
    } catch (IllegalArgumentException e) {
      return new AddedCameras.Shown("", e.getMessage());
    }
  }

  private String line(Row row, CameraHealth health) {
    String state = health == null ? UNHEARD : health.getState().name();
    String message = health == null || health.getMessage() == null ? "" : health.getMessage();
    String problem = row.shown().problem().isEmpty() ? message : row.shown().problem();
    if (!json) {
      return "%-20s %-5s %-10s %s%s"
          .formatted(
              row.id(),
              row.from(),
              state,
              row.shown().source(),
              problem.isEmpty() ? "" : "  " + problem)
          .stripTrailing();
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("cameraId", row.id());
    fields.put("from", row.from());
    fields.put("source", row.shown().source().isEmpty() ? null : row.shown().source());
    fields.put("state", health == null ? null : state);
    fields.put("problem", problem.isEmpty() ? null : problem);
    return Json.line(fields);
  }
}
