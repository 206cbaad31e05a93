package io.zoetrope.app.command.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.app.testkit.Console;
import io.zoetrope.scenes.script.Action;
import io.zoetrope.scenes.script.SceneCatalogue;
import io.zoetrope.scenes.script.Split;
import io.zoetrope.scenes.script.TimedLabel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demo as a user starts it: RTSP, Kafka, Flink and the model that comes with Zoetrope. */
class DemoTest {
  private static final int CAMERAS = 2;
  private static final double SECONDS = 45;

  @Test
  void emitsWhatTheFiguresReallyDo() throws Exception {
    Console demo =
        Console.run("demo", "--cameras", "" + CAMERAS, "--for", (int) SECONDS + "s", "--json");

    assertThat(demo.exitCode()).isZero();
    assertThat(demo.out()).doesNotContain("untrained\":true");
    int done = 0;
    int emitted = 0;
    for (int camera = 0; camera < CAMERAS; camera++) {
      List<String> actions = actions(camera);
      List<String> starts = starts(demo, "cam-" + (camera + 1));
      done += actions.size();
      emitted += inOrder(actions, starts);
      assertThat(starts).hasSizeLessThanOrEqualTo(actions.size() + 2);
    }
    assertThat((double) emitted / done).isGreaterThanOrEqualTo(0.75);
  }

  /** What a camera's figure does, once it is long enough before its end. */
  private static List<String> actions(int camera) {
    return new SceneCatalogue(Split.TEST)
        .endless(camera).labels(0, SECONDS - 10).stream()
            .filter(label -> label.action() != Action.IDLE)
            .filter(label -> label.end() < SECONDS - 10)
            .map(TimedLabel::action)
            .map(Action::label)
            .toList();
  }

  private static List<String> starts(Console demo, String camera) throws IOException {
    List<String> labels = new ArrayList<>();
    for (String line : demo.out().lines().toList()) {
      JsonNode event = new ObjectMapper().readTree(line);
      if (event.path("cameraId").asText().equals(camera)
          && event.path("phase").asText().equals("START")) {
        labels.add(event.path("label").asText());
      }
    }
    return labels;
  }

  /** The length of the longest common subsequence. */
  private static int inOrder(List<String> some, List<String> others) {
    int[][] longest = new int[some.size() + 1][others.size() + 1];
    for (int i = 1; i <= some.size(); i++) {
      for (int j = 1; j <= others.size(); j++) {
        longest[i][j] =
            some.get(i - 1).equals(others.get(j - 1))
                ? longest[i - 1][j - 1] + 1
                : Math.max(longest[i - 1][j], longest[i][j - 1]);
      }
    }
    return longest[some.size()][others.size()];
  }
}
