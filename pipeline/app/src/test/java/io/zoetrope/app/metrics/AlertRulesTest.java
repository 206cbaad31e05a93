package io.zoetrope.app.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.app.testkit.MonitoringFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of {@code deploy/monitoring}, as Prometheus's own {@code promtool} sees them. That what
 * they name is there, {@code LivePipelineTest} holds.
 */
class AlertRulesTest {
  private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");
  private static final Pattern TESTED =
      Pattern.compile("alertname: (\\w+)\\s+exp_alerts:(?: (\\[])|\\s)");
  private static final Path GUIDE = Path.of("..", "..", "docs", "monitoring.md");

  @TempDir Path folder;

  @Test
  void promtoolTakesThem() throws Exception {
    promtool("check", "config", file("prometheus.yml"));
    promtool("test", "rules", file("alerts_test.yml"));
  }

  @Test
  void promtoolTakesEachExpressionOfTheDashboard() throws Exception {
    var text = new StringBuilder("groups:\n  - name: panels\n    rules:\n");
    for (String expression : expressions()) {
      String plain = expression.replace("$__rate_interval", "1m").replace("$", "");
      text.append("      - record: panel\n        expr: '%s'\n".formatted(plain));
      text.append("        labels: {number: '%d'}\n".formatted(text.length()));
    }
    Path rules = folder.resolve("panels.yml");
    Files.writeString(rules, text);
    promtool("check", "rules", rules.toString());
  }

  @Test
  void eachAlertIsTestedToFireAndNotTo() throws IOException {
    List<String> fire = new ArrayList<>();
    List<String> quiet = new ArrayList<>();
    TESTED
        .matcher(Files.readString(MonitoringFiles.FOLDER.resolve("alerts_test.yml")))
        .results()
        .forEach(test -> (test.group(2) == null ? fire : quiet).add(test.group(1)));
    assertThat(fire).containsAll(alerts());
    assertThat(quiet).containsAll(alerts());
  }

  @Test
  void theGuideSaysOfEachAlertWhatToDo() throws IOException {
    String guide = Files.readString(GUIDE);
    assertThat(alerts()).allSatisfy(alert -> assertThat(guide).contains("| `" + alert + "` |"));
  }

  @Test
  void panelsOverlapNowhereAndHaveTheDashboardsSource() throws IOException {
    var taken = new HashSet<String>();
    for (JsonNode panel : dashboard().get("panels")) {
      JsonNode at = panel.get("gridPos");
      for (int x = 0; x < at.get("w").asInt(); x++) {
        for (int y = 0; y < at.get("h").asInt(); y++) {
          String cell = (at.get("x").asInt() + x) + "," + (at.get("y").asInt() + y);
          assertThat(taken.add(cell)).as(panel.get("title") + " at " + cell).isTrue();
          assertThat(at.get("x").asInt() + x).isLessThan(24);
        }
      }
    }
    assertThat(dashboard().get("uid").asText()).isEqualTo("zoetrope");
    assertThat(dashboard().findValuesAsText("uid")).containsOnly("zoetrope", "${datasource}");
  }

  private static Set<String> alerts() throws IOException {
    return ALERT
        .matcher(Files.readString(MonitoringFiles.FOLDER.resolve("alerts.yml")))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static List<String> expressions() throws IOException {
    return dashboard().findValuesAsText("expr");
  }

  private static JsonNode dashboard() throws IOException {
    return new ObjectMapper()
        .readTree(MonitoringFiles.FOLDER.resolve("grafana").resolve("zoetrope.json").toFile());
  }

  private static String file(String name) {
    return MonitoringFiles.FOLDER.resolve(name).toString();
  }

  private void promtool(String... arguments) throws IOException, InterruptedException {
    String path = System.getenv("PATH");
    assumeTrue(
        Arrays.stream(path.split(File.pathSeparator))
            .anyMatch(each -> Files.isExecutable(Path.of(each, "promtool"))),
        "there is no promtool on this machine: install Prometheus");
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Path log = folder.resolve("promtool.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(log, UTF_8)).isZero();
  }
}
