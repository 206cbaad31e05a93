package io.zoetrope.app;

import io.zoetrope.app.cluster.FlinkPlugins;
import io.zoetrope.app.command.Plan;
import io.zoetrope.app.command.bench.Bench;
import io.zoetrope.app.command.cluster.Cluster;
import io.zoetrope.app.command.engine.Engines;
import io.zoetrope.app.command.job.Job;
import io.zoetrope.app.command.live.Cameras;
import io.zoetrope.app.command.live.Demo;
import io.zoetrope.app.command.live.Events;
import io.zoetrope.app.command.live.Ingest;
import io.zoetrope.app.command.live.Run;
import io.zoetrope.app.command.model.Models;
import io.zoetrope.app.command.topic.Topics;
import io.zoetrope.app.command.train.Evaluate;
import io.zoetrope.app.command.train.Scenes;
import io.zoetrope.app.command.train.Train;
import io.zoetrope.app.command.video.Features;
import io.zoetrope.app.command.video.Predict;
import io.zoetrope.app.log.LostThreads;
import io.zoetrope.app.model.CacheFolder;
import io.zoetrope.yaml.YamlException;
import io.zoetrope.zoo.runtime.NativeLibraries;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.kafka.common.KafkaException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/**
 * The {@code zoetrope} command line. Exits 0 when done, 1 when a command failed, 2 on wrong use or
 * on a YAML file that cannot be used.
 */
@Command(
    name = "zoetrope",
    description = "Turns live video into action events.",
    mixinStandardHelpOptions = true,
    version = "zoetrope 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Demo.class,
      Run.class,
      Ingest.class,
      Job.class,
      Cluster.class,
      Events.class,
      Predict.class,
      Features.class,
      Train.class,
      Evaluate.class,
      Scenes.class,
      Cameras.class,
      Topics.class,
      Plan.class,
      Engines.class,
      Models.class,
      Bench.class,
      CommandLine.HelpCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    nameLogFile(args.length == 0 ? "zoetrope" : args[0]);
    LostThreads.tell(System.err);
    CacheFolder.make();
    NativeLibraries.prepare(CacheFolder.of("native"));
    loadFilesystems();
    System.exit(commandLine().execute(args));
  }

  private static void loadFilesystems() {
    try {
      FlinkPlugins.load();
    } catch (IOException e) {
      System.err.println("zoetrope: " + e.getMessage());
      System.exit(CommandLine.ExitCode.SOFTWARE);
    }
  }

  public static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(Main::failed);
  }

  /** Before anything logs: the logging configuration reads this property once. */
  private static void nameLogFile(String command) {
    String time =
        DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT)
            .format(LocalDateTime.now(ZoneId.systemDefault()));
    String name = command.replaceAll("[^a-z]", "") + "-" + time + ".log";
    Path home = Path.of(System.getProperty("zoetrope.home", "."));
    System.setProperty("zoetrope.log", home.resolve("logs").resolve(name).toString());
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    LoggerFactory.getLogger(Main.class).error("{} failed", command.getCommandName(), e);
    command.getErr().println(command.getColorScheme().errorText("zoetrope: " + message(e)));
    return e instanceof YamlException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
  }

  /** Kafka's clients say only in the cause what is wrong with their properties. */
  private static String message(Exception e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    return e instanceof KafkaException && e.getCause() != null
        ? message + ": " + e.getCause().getMessage()
        : message;
  }
}
