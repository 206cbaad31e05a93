package io.zoetrope.app.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of {@code deploy/monitoring} that name metrics. */
public final class MonitoringFiles {
  public static final Path FOLDER = Path.of("..", "..", "deploy", "monitoring");
  private static final Pattern METRIC = Pattern.compile("\\b(?:flink|zoetrope)_\\w+");
  private static final Pattern SELECTOR =
      Pattern.compile("\\b((?:flink|zoetrope)_\\w+)\\{([^}]*)}");
  private static final Pattern LABEL = Pattern.compile("(\\w+) *(?:=~|!=|!~|=)");

  private static final Path GUIDE = Path.of("..", "..", "docs", "monitoring.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:counter|gauge|histogram) \\|");

  private MonitoringFiles() {}

  /** Metrics of the job that the guide has in its table. */
  public static List<String> documented() {
    return ROW.matcher(text(GUIDE)).results().map(row -> row.group(1)).toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * What a file names.
   *
   * @param labels by metric
   */
  public record Named(Path file, Set<String> metrics, Map<String, Set<String>> labels) {}

  public static List<Named> read() {
    return Stream.of("alerts.yml", "alerts_test.yml", "grafana/zoetrope.json")
        .map(FOLDER::resolve)
        .map(MonitoringFiles::named)
        .toList();
  }

  private static Named named(Path file) {
    String text = text(file);
    var metrics = new TreeSet<String>();
    METRIC.matcher(text).results().forEach(found -> metrics.add(found.group()));
    var labels = new TreeMap<String, Set<String>>();
    SELECTOR
        .matcher(text)
        .results()
        .forEach(
            found -> {
              var names = labels.computeIfAbsent(found.group(1), metric -> new TreeSet<>());
              LABEL.matcher(found.group(2)).results().forEach(label -> names.add(label.group(1)));
            });
    return new Named(file, metrics, labels);
  }
}
