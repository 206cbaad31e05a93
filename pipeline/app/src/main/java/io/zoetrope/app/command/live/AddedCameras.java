package io.zoetrope.app.command.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.ingester.lease.CameraEntry;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.schemas.SettingsRecord;
import io.zoetrope.schemas.client.CameraTopic;
import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlText;
import java.util.Map;
import java.util.TreeMap;

/** The cameras that were added while everything runs, as commands show and change them. */
final class AddedCameras {
  private final CameraTopic topic;

  AddedCameras(Map<String, String> client, String topic) {
    this.topic = new CameraTopic(client, topic);
  }

  /** By id, each with its address as it may be shown, or with why it cannot be used. */
  Map<String, Shown> all() {
    Map<String, Shown> all = new TreeMap<>();
    topic
        .newest()
        .forEach(
            (id, record) -> {
              if (record.value() != null) {
                all.put(id, shown(record));
              }
            });
    return all;
  }

  /**
   * @param source empty where there is a problem
   * @param problem empty where there is none
   */
  record Shown(String source, String problem) {}

  private static Shown shown(SettingsRecord record) {
    String place = record.place();
    try {
      String text = YamlText.of(place, record.value()).text();
      return new Shown(checked(place, record.camera(), text).shownSource(), "");
    } catch (YamlException | IllegalArgumentException e) {
      return new Shown("", e.getMessage());
    }
  }

  /**
   * The camera of an entry, names standing for passwords.
   *
   * @throws YamlException as the ingester's reading does
   * @throws IllegalArgumentException where its address is none
   */
  static CameraOptions checked(String name, String id, String entry) {
    return CameraOptions.of(CameraEntry.shown(name, id, entry));
  }

  void write(String id, String entry) throws InterruptedException {
    topic.write(id, entry.getBytes(UTF_8));
  }

  void remove(String id) throws InterruptedException {
    topic.write(id, null);
  }
}
