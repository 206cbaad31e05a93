package io.zoetrope.app.command;

import io.zoetrope.app.ingest.EditedCameras;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.options.CameraOptions;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The configuration of a command that runs what it describes. */
public final class ConfigOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE|URI",
      defaultValue = "zoetrope.yaml",
      description = "Default: ${DEFAULT-VALUE}; zoetrope.example.yaml explains it.")
  private String location;

  @Mixin private OverrideOptions overrides;

  /**
   * @throws io.zoetrope.yaml.YamlException naming the file and its line, or the override
   */
  public ConfigFile read() {
    return ConfigFile.read(location, overrides.after(List.of()));
  }

  /**
   * Follows the file while it is edited; one that is fetched from elsewhere is not.
   *
   * @param running as it was read
   * @param use takes all its cameras, whenever they changed
   * @param teller of what changed, and of what cannot be
   */
  public EditedCameras follow(
      ConfigFile running, Consumer<List<CameraOptions>> use, Consumer<String> teller) {
    return EditedCameras.follow(ConfigFile.local(location), running, this::read, use, teller);
  }
}
