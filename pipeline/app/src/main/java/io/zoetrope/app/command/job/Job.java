package io.zoetrope.app.command.job;

import io.zoetrope.app.cluster.FlinkClient;
import io.zoetrope.app.command.ConfigOptions;
import io.zoetrope.app.command.Configured;
import io.zoetrope.app.command.StopSignal;
import io.zoetrope.app.command.cluster.ClusterOptions;
import io.zoetrope.app.embedded.EmbeddedFlink;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.app.report.StartLines;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.job.start.Preflight;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The Flink job alone, in this process or on a cluster. */
@Command(
    name = "job",
    description = {
      "The Flink job alone, on the Kafka that the configuration names: in this process until Ctrl-C,",
      "or with --submit on a cluster."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {JobStop.class, JobUpgrade.class})
public final class Job implements Callable<Integer> {
  private static final long LOOK_MILLIS = 200;
  private static final String LOCAL = "";

  @Mixin private ConfigOptions configuration;

  @Option(
      names = "--submit",
      arity = "0..1",
      paramLabel = "HOST:PORT",
      fallbackValue = LOCAL,
      description = {
        "Give the job to a Flink session cluster, by its REST address and with the keys that",
        "FLINK_CONF_DIR has; without an address, to that of 'zoetrope cluster'. It has as many tasks",
        "as there are slots, up to flink.parallelism, by default the partitions of a topic."
      })
  private String submit;

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--from",
      paramLabel = "URI",
      description = "With --submit: a savepoint or checkpoint to go on from.")
  private String savepoint;

  @Override
  public Integer call() throws Exception {
    return submit == null ? runHere() : submit();
  }

  private int submit() throws Exception {
    var target = new JobTarget(Optional.of(submit).filter(it -> !it.equals(LOCAL)), cluster);
    ConfigFile file = configuration.read();
    String name = file.config().flink().name();
    try (var flink = FlinkClient.of(target.client())) {
      flink.requireNone(name); // before anything is made for it
      var submission = JobSubmission.of(flink, target.job(file));
      flink.requireNone(name);
      System.out.println(submission.submit(Optional.ofNullable(savepoint)));
    }
    return 0;
  }

  private int runHere() throws Exception {
    ConfigFile file = configuration.read();
    file.as(config -> config.kafka().requireBootstrapServers());
    StopSignal stop = StopSignal.install();
    try (var workspace = new Workspace()) {
      stop.cleanUpBy(workspace::close);
      var options = Configured.of(file, new ModelSource(workspace.resolve("models"))).job();
      var ready = Preflight.here(options);
      StartLines.print(ready);
      var pages = file.config().flink();
      try (var flink = EmbeddedFlink.start(ready.job(), pages, workspace.resolve("flink"))) {
        StartLines.line("flink", flink.webPage());
        while (!stop.requested() && !flink.ended()) {
          flink.checkpointNews().ifPresent(news -> StartLines.line("flink", news));
          Thread.sleep(LOOK_MILLIS);
        }
        if (flink.ended()) {
          flink.await();
        }
      }
      return stop.exitCode();
    }
  }
}
