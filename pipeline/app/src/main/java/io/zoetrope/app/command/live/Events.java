package io.zoetrope.app.command.live;

import io.zoetrope.app.command.DurationConverter;
import io.zoetrope.app.command.KafkaAccess;
import io.zoetrope.app.command.StopSignal;
import io.zoetrope.app.report.EventPrinter;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.client.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads action events from Kafka. */
@Command(
    name = "events",
    description = "Read action events.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Events implements Callable<Integer> {
  @Option(names = "--follow", description = "Go on with what comes, until Ctrl-C.")
  private boolean follow;

  @Option(names = "--camera", paramLabel = "ID", description = "Only of this camera.")
  private String camera;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "Begin this long ago, such as 10m; by default at the oldest, with --follow now.")
  private Duration since;

  @Mixin private KafkaAccess access;

  @Option(names = "--topic", description = "Default: as configured, or action-events")
  private String topic;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public Integer call() {
    EventPrinter printer = EventPrinter.of(json, System.out);
    StopSignal stop = StopSignal.install();
    ConfigFile file = access.read();
    String from = topic == null ? file.config().kafka().topics().events() : topic;
    try (var reader =
        TopicReader.open(
            access.client(file), from, ActionEvent.class, start(), System.err::println)) {
      while (!stop.requested() && isRead() && (follow || !reader.atEnd())) {
        reader.poll(Duration.ofMillis(200)).stream().filter(this::isShown).forEach(printer::print);
      }
    }
    return stop.exitCode();
  }

  /** Whether somebody still reads the output: {@code head} has enough after some lines. */
  private static boolean isRead() {
    return !System.out.checkError();
  }

  private boolean isShown(ActionEvent event) {
    return camera == null || camera.equals(event.getCameraId());
  }

  private Instant start() {
    if (since != null) {
      return Instant.now().minus(since);
    }
    return follow ? Instant.now() : Instant.EPOCH;
  }
}
