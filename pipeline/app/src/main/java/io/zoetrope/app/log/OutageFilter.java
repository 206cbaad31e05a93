package io.zoetrope.app.log;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.logging.log4j.core.Core;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.core.filter.AbstractFilter;

/**
 * Lets one line through for each time that Kafka is away. Every one of a process's Kafka clients
 * writes several lines a second until it is back, and what uses the clients writes its own. An
 * outage is over when nothing was written of it for a minute.
 */
@Plugin(name = "OutageFilter", category = Core.CATEGORY_NAME, elementType = Filter.ELEMENT_TYPE)
public final class OutageFilter extends AbstractFilter {
  static final Duration QUIET = Duration.ofMinutes(1); // no client waits longer between attempts

  private static final String KAFKA = "org.apache.kafka.";
  private static final String FLINK = "org.apache.flink.";

  private static final Pattern AWAY =
      Pattern.compile(
          "could not be established|isconnected|may not be available|NETWORK_EXCEPTION|NOT_LEADER"
              + "|invalid metadata error"
              + "|REQUEST_TIMED_OUT|NOT_COORDINATOR|COORDINATOR_NOT_AVAILABLE"
              + "|UnknownHostException|No resolvable bootstrap|Couldn't resolve server"
              + "|Timeout expired|timed out|TimeoutException|DisconnectException");

  private static final Set<String> AWAY_ERRORS =
      Set.of(
          "CoordinatorNotAvailableException",
          "DisconnectException",
          "NetworkException",
          "NoAvailableBrokersException",
          "NotLeaderOrFollowerException",
          "RetriableCommitFailedException",
          "TimeoutException");

  private long lastMillis = Long.MIN_VALUE / 2;

  private OutageFilter() {
    super(Result.NEUTRAL, Result.DENY);
  }

  @PluginFactory
  public static OutageFilter create() {
    return new OutageFilter();
  }

  @Override
  public Result filter(LogEvent event) {
    return tellsOfOutage(event) ? once(event.getTimeMillis()) : Result.NEUTRAL;
  }

  private synchronized Result once(long millis) {
    boolean news = Math.abs(millis - lastMillis) > QUIET.toMillis();
    lastMillis = millis;
    return news ? onMatch : onMismatch;
  }

  private static boolean tellsOfOutage(LogEvent event) {
    String logger = event.getLoggerName();
    boolean kafka = logger.startsWith(KAFKA);
    return (kafka && AWAY.matcher(event.getMessage().getFormattedMessage()).find())
        || ((kafka || logger.startsWith(FLINK)) && isCausedByIt(event.getThrown()));
  }

  private static boolean isCausedByIt(Throwable thrown) {
    int depth = 0;
    for (Throwable each = thrown; each != null && depth < 20; each = each.getCause(), depth++) {
      Class<?> type = each.getClass();
      if (type.getName().startsWith(KAFKA) && AWAY_ERRORS.contains(type.getSimpleName())) {
        return true;
      }
    }
    return false;
  }
}
