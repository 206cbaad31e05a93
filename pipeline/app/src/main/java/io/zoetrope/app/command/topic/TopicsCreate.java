package io.zoetrope.app.command.topic;

import io.zoetrope.app.command.KafkaAccess;
import io.zoetrope.ingester.kafka.TopicReport;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the topics that are absent. Exits 1 where this user may not. */
@Command(
    name = "create",
    description = {
      "Create the topics that are absent, as the configuration has them; others stay as they are.",
      "Exits 1 where one may not be created, saying how somebody else can."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TopicsCreate implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private KafkaAccess access;

  @Option(names = "--json", description = "The topics as one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    List<TopicReport> topics = TopicAccess.of(access).survey().create();
    var table = new TopicTable(topics, List.of());
    spec.commandLine().getOut().println(json ? table.json() : table.text());
    return table.isRight() ? 0 : 1;
  }
}
