package io.zoetrope.app.testkit;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What pages for Prometheus said. */
public record Scrape(List<Sample> samples) {
  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");

  /** It adds them to each sample that it scrapes. */
  private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

  /** One line of a page. */
  public record Sample(String name, String labels, double value) {}

  /** A page of this machine. */
  public static Scrape of(int port) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(port)));
    var answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new Scrape(SAMPLE.matcher(answer.body()).results().map(Scrape::sample).toList());
  }

  private static Sample sample(MatchResult line) {
    String value = line.group(3).replace("+Inf", "Infinity").replace("-Inf", "-Infinity");
    return new Sample(
        line.group(1), line.group(2) == null ? "" : line.group(2), Double.parseDouble(value));
  }

  public Scrape with(Scrape other) {
    return new Scrape(Stream.concat(samples.stream(), other.samples.stream()).toList());
  }

  /**
   * Of all samples of a name.
   *
   * @param label that they have; empty: any
   */
  public double sum(String name, String label) {
    return samples.stream()
        .filter(sample -> sample.name.equals(name) && sample.labels.contains(label))
        .mapToDouble(Sample::value)
        .sum();
  }

  /** Whether a counter, a gauge or a histogram of the job is there. */
  public boolean hasOfTheJob(String name) {
    String whole = "flink_taskmanager_job_task_operator_" + name;
    return samples.stream()
        .anyMatch(sample -> Set.of(whole, whole + "_count").contains(sample.name));
  }

  /** Asserts that the metrics and labels that a file names are there. */
  public void requireAllOf(MonitoringFiles.Named file) {
    Set<String> names = samples.stream().map(Sample::name).collect(toSet());
    assertThat(file.metrics()).as("metrics of %s", file.file()).isNotEmpty().isSubsetOf(names);
    file.labels()
        .forEach(
            (metric, labels) ->
                assertThat(labels)
                    .filteredOn(label -> !OF_PROMETHEUS.contains(label))
                    .as("labels of %s in %s", metric, file.file())
                    .isSubsetOf(labelsOf(metric)));
  }

  private Set<String> labelsOf(String metric) {
    return samples.stream()
        .filter(sample -> sample.name.equals(metric))
        .flatMap(sample -> LABEL.matcher(sample.labels).results())
        .map(found -> found.group(1))
        .collect(toSet());
  }
}
