package io.zoetrope.video.process;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The virtual machine that decodes: this one's, with a small heap and the few libraries it needs.
 *
 * @param main what runs in it
 * @param libraries a class of each library it needs
 */
public record DecoderVm(Class<?> main, List<Class<?>> libraries) {
  /**
   * Where a process answers. Its standard output goes where its errors go: native libraries may
   * print to it.
   */
  public static final Path ANSWERS = Path.of("/dev/fd/3");

  public static final int ANSWERS_DESCRIPTOR = 3;

  /**
   * Ctrl-C goes to all processes of a terminal, and a service manager's TERM to all of a service:
   * these end with their parent. What is ignored when a virtual machine starts stays so.
   */
  private static final String SHELL =
      "trap '' INT TERM HUP; ulimit -c 0; exec 3>&1 1>&2; exec \"$@\"";

  /** What libraries look at; nothing else is passed on, since a variable may be a password. */
  private static final Set<String> VARIABLES =
      Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "TZ", "TMPDIR", "DISPLAY");

  private static final List<String> PREFIXES =
      List.of("LC_", "LD_", "DYLD_", "GST_", "GIO_", "G_", "XDG_", "LIBVA_", "CUDA_", "NVIDIA_");

  /** Where libraries lie. */
  private static final List<String> PROPERTIES = List.of("jna.", "gstreamer.", "java.io.tmpdir");

  Process start() throws IOException {
    var builder = new ProcessBuilder(command());
    builder.environment().keySet().removeIf(name -> !isPassedOn(name));
    return builder.start();
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, "zoetrope-decoder"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Xshare:auto", "-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash"));
    command.addAll(List.of("-XX:+DisplayVMOutputToStderr", "-XX:+ErrorFileToStderr"));
    command.addAll(List.of("-Djava.awt.headless=true", "-Dslf4j.internal.verbosity=ERROR"));
    for (String name : System.getProperties().stringPropertyNames()) {
      if (PROPERTIES.stream().anyMatch(name::startsWith)) {
        command.add("-D%s=%s".formatted(name, System.getProperty(name)));
      }
    }
    command.addAll(List.of("-cp", classPath(), main.getName()));
    return command;
  }

  private String classPath() {
    Set<String> places = new LinkedHashSet<>(List.of(place(main)));
    libraries.forEach(each -> places.add(place(each)));
    return String.join(File.pathSeparator, places);
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no place of " + type, e);
    }
  }

  private static boolean isPassedOn(String variable) {
    return VARIABLES.contains(variable) || PREFIXES.stream().anyMatch(variable::startsWith);
  }
}
