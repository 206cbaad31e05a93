package io.zoetrope.app.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line as a process of its own. */
public final class AppProcess {
  private AppProcess() {}

  /**
   * Starts a command.
   *
   * @param folder its standard error goes to the file {@code errors} there
   * @param temporary its folder for temporary files
   */
  public static Process start(Path folder, Path temporary, String... arguments) throws IOException {
    return start("io.zoetrope.app.Main", folder, temporary, arguments);
  }

  /** The same of another main class. */
  public static Process start(String main, Path folder, Path temporary, String... arguments)
      throws IOException {
    return start(List.of(), main, folder, temporary, arguments);
  }

  /**
   * The same in a virtual machine of one's own choice.
   *
   * @param options of it
   */
  public static Process start(
      List<String> options, String main, Path folder, Path temporary, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    // what runs in the background of a script inherits that Ctrl-C is to be ignored
    command.addAll(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Xmx1g",
            "-Dai.djl.offline=true",
            "-XX:ErrorFile=" + temporary.resolve("crash.log"),
            "-Djava.io.tmpdir=" + temporary,
            "-Dzoetrope.home=" + folder,
            "-cp",
            classPath(),
            main));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.to(folder.resolve("errors").toFile()))
        .start();
  }

  /** As Ctrl-C does. */
  public static void interrupt(Process process) throws Exception {
    signal("INT", process.pid());
  }

  /**
   * @param name such as {@code STOP}
   */
  public static void signal(String name, long pid) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }

  private static String classPath() {
    String ofTests = System.getProperty("surefire.test.class.path");
    return (ofTests != null ? ofTests : System.getProperty("java.class.path"))
        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
  }
}
