package io.zoetrope.app.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Single values of the configuration. */
public final class OverrideOptions {
  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = {
        "A value by its path in the file, such as -D recognition.hop=250ms,",
        "-D cameras[0].loop=true or -D epochs=5; holds against the file's. Can be repeated."
      })
  private List<String> overrides = new ArrayList<>();

  /** As they were given, before them those of the command. */
  public List<String> after(List<String> ofCommand) {
    List<String> all = new ArrayList<>(ofCommand);
    all.addAll(overrides);
    return all;
  }
}
