package io.zoetrope.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code zoetrope} command line. Exits 0 when done, 1 when a command failed, 2 on wrong use. */
@Command(
    name = "zoetrope",
    description = "Turns live video into action events.",
    mixinStandardHelpOptions = true,
    version = "0.1.0")
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
