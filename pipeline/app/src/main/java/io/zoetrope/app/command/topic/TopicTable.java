package io.zoetrope.app.command.topic;

import io.zoetrope.app.command.Json;
import io.zoetrope.ingester.kafka.TopicReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Topics as they are shown.
 *
 * @param problems that are not of one topic alone
 */
record TopicTable(List<TopicReport> topics, List<String> problems) {

  /** Whether nothing is wrong. */
  boolean isRight() {
    return problems.isEmpty() && topics.stream().allMatch(topic -> topic.problems().isEmpty());
  }

  String json() {
    return Json.line(this);
  }

  String text() {
    List<String> lines = new ArrayList<>();
    for (TopicReport topic : topics) {
      lines.add(
          "%-26s %s%s"
              .formatted(
                  topic.topic(), topic.state().name().toLowerCase(Locale.ROOT), settings(topic)));
      topic.problems().forEach(problem -> lines.add("  wrong: " + problem));
      topic.notes().forEach(note -> lines.add("  note: " + note));
    }
    problems.forEach(problem -> lines.add("wrong: " + problem));
    return String.join(System.lineSeparator(), lines);
  }

  private static String settings(TopicReport topic) {
    return topic.settings().entrySet().stream()
        .map(each -> ", " + each.getKey() + "=" + each.getValue())
        .collect(Collectors.joining());
  }
}
