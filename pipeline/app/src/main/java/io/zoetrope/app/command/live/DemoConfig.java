package io.zoetrope.app.command.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.ConfigFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The demo's own {@code zoetrope.yaml}. */
public final class DemoConfig {
  private static final String NAME = "the demo's zoetrope.yaml";
  private static final String RESOURCE = "/io/zoetrope/app/demo/zoetrope.yaml";

  private DemoConfig() {}

  /**
   * @throws io.zoetrope.yaml.YamlException naming an override that cannot be
   */
  public static ConfigFile read(List<CameraConfig> cameras, List<String> overrides) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < cameras.size(); i++) {
      all.add("cameras[%d].id=%s".formatted(i, cameras.get(i).id()));
      all.add("cameras[%d].source=%s".formatted(i, cameras.get(i).source()));
    }
    all.addAll(overrides);
    return ConfigFile.of(NAME, text(), all);
  }

  private static String text() {
    try (var file = DemoConfig.class.getResourceAsStream(RESOURCE)) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
