package io.zoetrope.app.command.topic;

import io.zoetrope.app.command.Configured;
import io.zoetrope.app.command.KafkaAccess;
import io.zoetrope.app.embedded.PipelinePlan;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.kafka.TopicReport;
import io.zoetrope.job.source.RetentionCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is right and wrong with topics, by the checks that {@code run} begins with. */
@Command(
    name = "check",
    description = {
      "Say what is right and wrong with each topic, and the command that mends it. Changes nothing.",
      "Where --config names a model and cameras, also whether frames fit and are kept long enough.",
      "Exits 1 where something is wrong."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class TopicsCheck implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private KafkaAccess access;

  @Option(names = "--json", description = "The topics as one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    TopicAccess topics = TopicAccess.of(access);
    Optional<PipelinePlan> plan = plan(topics.file());
    List<TopicReport> reports = topics.survey().check(plan.map(all -> all.ingest().geometry()));
    List<String> problems = new ArrayList<>(topics.survey().missingRights().stream().toList());
    if (plan.isPresent()) {
      retention(plan.get(), topics.address()).ifPresent(problems::add);
    }
    var table = new TopicTable(reports, problems);
    spec.commandLine().getOut().println(json ? table.json() : table.text());
    return table.isRight() ? 0 : 1;
  }

  private static Optional<PipelinePlan> plan(ConfigFile file) throws Exception {
    if (file.config().model() == null || file.config().cameras().isEmpty()) {
      return Optional.empty();
    }
    try (var workspace = new Workspace()) {
      return Optional.of(
          Configured.of(file, new ModelSource(workspace.resolve("models"))).pipeline());
    }
  }

  private static Optional<String> retention(PipelinePlan plan, String address)
      throws InterruptedException {
    try {
      RetentionCheck.require(plan.job(address));
      return Optional.empty();
    } catch (IllegalStateException e) {
      return Optional.of(e.getMessage());
    }
  }
}
