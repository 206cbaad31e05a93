package io.zoetrope.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on machines that lack things, with stand-ins for what installs and builds. */
class LauncherTest {
  @TempDir Path folder;
  private Path home;
  private Path tools;

  @BeforeEach
  void lay() throws IOException {
    home = Files.createDirectory(folder.resolve("clone"));
    tools = Files.createDirectory(folder.resolve("tools"));
    Files.copy(launcher(), home.resolve("zoetrope"), StandardCopyOption.COPY_ATTRIBUTES);
    tool("javac", "echo javac 17.0.1");
    tool("gst-inspect-1.0", "");
    tool("ldconfig", "echo libgstrtspserver-1.0");
    tool("apt-get", "touch '%s/installed'".formatted(folder));
    Path modules = Files.createDirectory(folder.resolve("gio"));
    Files.createFile(modules.resolve("libgiognutls.so"));
    tool("java", "echo \"java $*\"");
    tool(
        "mvn",
        """
        [ "$1" = --version ] && { echo 'Apache Maven 3.9.1'; exit; }
        echo built >>"%1$s/builds"
        while [ "$1" != -f ]; do shift; done
        mkdir -p "$(dirname "$2")/pipeline/app/target"
        echo "$(dirname "$2")/zoo/target/classes" >"$(dirname "$2")/pipeline/app/target/classpath"
        """
            .formatted(folder));
  }

  @Test
  void aCloneThatWasMovedIsBuiltAgainAndRunsFromItsNewPlace() throws Exception {
    assertThat(run("bash zoetrope events")).contains(home + "/zoo/target/classes");
    assertThat(run("bash zoetrope events")).doesNotContain("building");
    Path before = home;
    home = Files.move(home, folder.resolve("moved"));

    assertThat(run("bash zoetrope events"))
        .contains(home + "/zoo/target/classes", "events")
        .doesNotContain(before + "/");
    assertThat(Files.readAllLines(folder.resolve("builds"))).hasSize(2);
  }

  @Test
  void asksOnATerminalBeforeItUsesTheRightsOfRoot() throws Exception {
    lackAJdk("1000");

    assertThat(onATerminal("n", "bash zoetrope events"))
        .contains("openjdk-17-jdk-headless", "sudo apt-get update", "go on? [Y/n]", "--yes")
        .doesNotContain("java -XX");
    assertThat(folder.resolve("sudo-was-used")).doesNotExist();
    assertThat(onATerminal("y", "bash zoetrope events")).contains("java -XX");
    assertThat(folder.resolve("sudo-was-used")).exists();
  }

  @Test
  void doesNotAskWhereItIsToldNotTo() throws Exception {
    lackAJdk("1000");

    assertThat(onATerminal("n", "bash zoetrope --yes events"))
        .contains("openjdk-17-jdk-headless", "java -XX")
        .doesNotContain("go on?");
  }

  @Test
  void worksUnattendedWithoutATerminalAndAsRoot() throws Exception {
    lackAJdk("1000");
    assertThat(run("bash zoetrope events"))
        .contains("openjdk-17-jdk-headless", "sudo -n apt-get update", "java -XX")
        .doesNotContain("go on?");

    lackAJdk("0");
    assertThat(onATerminal("n", "bash zoetrope events"))
        .contains("openjdk-17-jdk-headless", "java -XX")
        .doesNotContain("go on?", "sudo");
  }

  @Test
  void missesAToolThatIsGoneAlthoughAllWereThereOnce() throws Exception {
    assertThat(run("bash zoetrope events")).contains("java -XX");
    Files.delete(tools.resolve("gst-inspect-1.0"));
    Files.delete(tools.resolve("apt-get"));

    assertThat(run("bash zoetrope events", tools + ":" + bareMachine()))
        .contains("missing: gstreamer. Install")
        .doesNotContain("java -XX");
  }

  @Test
  void goesOnWithoutTlsAndTellsHowToInstallIt() throws Exception {
    Files.delete(folder.resolve("gio/libgiognutls.so"));

    assertThat(run("bash zoetrope --no-install events"))
        .contains("rtsps", "apt-get install", "glib-networking", "java -XX");
    assertThat(run("bash zoetrope events")).doesNotContain("rtsps").contains("java -XX");
    assertThat(folder.resolve("installed")).doesNotExist();
  }

  @Test
  void goesOnWithoutTlsWhereNothingCouldInstallIt() throws Exception {
    Files.delete(folder.resolve("gio/libgiognutls.so"));
    Files.delete(tools.resolve("apt-get"));

    assertThat(run("bash zoetrope events", tools + ":" + bareMachine()))
        .contains("rtsps", "glib-networking", "java -XX");
  }

  @Test
  void installsTlsWithWhatElseIsMissing() throws Exception {
    lackAJdk("0");
    Files.delete(folder.resolve("gio/libgiognutls.so"));

    assertThat(run("bash zoetrope events"))
        .contains("lacks: jdk tls", "to install: glib-networking openjdk-17-jdk-headless")
        .contains("java -XX");
  }

  /** The usual tools, but neither what installs nor what a pipeline needs. */
  private Path bareMachine() throws IOException {
    Path bare = Files.createDirectory(folder.resolve("bare"));
    var absent = Set.of("apt-get", "dnf", "brew", "mvn", "gst-inspect-1.0");
    try (Stream<Path> all = Files.list(Path.of("/usr/bin"))) {
      for (Path each : all.filter(tool -> !absent.contains(name(tool))).toList()) {
        Files.createSymbolicLink(bare.resolve(name(each)), each);
      }
    }
    return bare;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /** Until apt-get has installed one. */
  private void lackAJdk(String user) throws IOException {
    Files.deleteIfExists(home.resolve("target/.machine"));
    tool("javac", "exit 1");
    tool("id", "echo " + user);
    tool("sudo", "touch '%s/sudo-was-used'; [ \"$1\" = -n ] && shift; \"$@\"".formatted(folder));
    tool("apt-get", "printf '#!/bin/sh\\necho javac 17.0.1\\n' >'%s/javac'".formatted(tools));
  }

  private void tool(String name, String script) throws IOException {
    Path file = Files.writeString(tools.resolve(name), "#!/bin/bash\n" + script + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private String onATerminal(String answer, String command) throws Exception {
    return run("echo %s | script -qec '%s' /dev/null".formatted(answer, command));
  }

  private String run(String command) throws Exception {
    return run(command, tools + ":" + System.getenv("PATH"));
  }

  private String run(String command, String path) throws Exception {
    var builder =
        new ProcessBuilder(List.of("bash", "-c", command))
            .directory(home.toFile())
            .redirectErrorStream(true);
    builder.environment().put("PATH", path);
    builder.environment().put("GIO_MODULE_DIR", folder.resolve("gio").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return out;
  }

  private static Path launcher() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("zoetrope"))) {
      at = at.getParent();
    }
    return at.resolve("zoetrope");
  }
}
