package io.zoetrope.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * The committed reference of the command line. {@code mvn -pl pipeline/app -am test
 * -Dtest=CliPageTest -Ddocs.write -Dsurefire.failIfNoSpecifiedTests=false} writes it again.
 */
class CliPageTest {
  private static final Path PAGE = Path.of("..", "..", "docs", "cli.md");

  private static final String INTRODUCTION =
      """
      # Command line

      `./zoetrope COMMAND` in a clone. Commands exit 0 when done, 1 when something failed, 2 on wrong use. This page is
      generated from the commands; do not edit it.
      """;

  @Test
  void committedPageIsCurrent() throws IOException {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    CommandLine main = Main.commandLine().setUsageHelpAutoWidth(false).setUsageHelpWidth(100);
    append(page, main);
    if (System.getProperty("docs.write") != null) {
      Files.writeString(PAGE, page, UTF_8);
    }
    assertThat(PAGE).usingCharset(UTF_8).hasContent(page.toString());
  }

  private static void append(StringBuilder page, CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    page.append("\n## ").append(name).append("\n\n```\n");
    page.append(command.getUsageMessage(Ansi.OFF).replace("\r\n", "\n")).append("```\n");
    command.getSubcommands().values().stream()
        .filter(sub -> !sub.getCommandName().equals("help"))
        .forEach(sub -> append(page, sub));
  }
}
