package io.zoetrope.app.command;

import io.zoetrope.config.ConfigFile;
import java.util.List;
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
}
