package io.zoetrope.app.report;

import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.Phase;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Action events as one coloured line each. */
final class EventLines implements EventPrinter {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final PrintStream out;

  EventLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void print(ActionEvent event) {
    out.println(Ansi.AUTO.string(line(event)));
  }

  private static String line(ActionEvent event) {
    return "@|faint %s|@  %s  %-12s  @|bold %-16s|@ %.2f  %s%s"
        .formatted(
            CLOCK.format(instant(shownTime(event))),
            phase(event.getPhase()),
            event.getCameraId(),
            event.getLabel(),
            event.getScore(),
            detail(event),
            event.getModel().getTrained() ? "" : "  @|yellow untrained|@");
  }

  private static long shownTime(ActionEvent event) {
    return event.getPhase() == Phase.START ? event.getStartTime() : event.getEndTime();
  }

  private static String phase(Phase phase) {
    return switch (phase) {
      case START -> "@|green ▶ START |@";
      case UPDATE -> "@|blue · UPDATE|@";
      case END -> "@|red ■ END   |@";
    };
  }

  private static String detail(ActionEvent event) {
    if (event.getPhase() != Phase.END) {
      long late = event.getLatency().getEmitted() - event.getLatency().getCaptured();
      return "%d ms after capture".formatted(late / 1000);
    }
    double seconds = (event.getEndTime() - event.getStartTime()) / 1e6;
    String reason = String.valueOf(event.getEndReason()).toLowerCase(Locale.ROOT).replace('_', ' ');
    return "after %.1f s: %s".formatted(seconds, reason);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
