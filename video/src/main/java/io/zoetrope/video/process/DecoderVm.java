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
  /** Where libraries lie. */
  private static final List<String> PROPERTIES = List.of("jna.", "gstreamer.", "java.io.tmpdir");

  Process start() throws IOException {
    return IsolatedVm.start("zoetrope-decoder", options(), classPath(), main.getName());
  }

  private static List<String> options() {
    List<String> options = new ArrayList<>(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"));
    options.addAll(List.of("-XX:-UsePerfData", "-XX:+ErrorFileToStderr"));
    options.add("-Dslf4j.internal.verbosity=ERROR");
    for (String name : System.getProperties().stringPropertyNames()) {
      if (PROPERTIES.stream().anyMatch(name::startsWith)) {
        options.add("-D%s=%s".formatted(name, System.getProperty(name)));
      }
    }
    return options;
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
}
