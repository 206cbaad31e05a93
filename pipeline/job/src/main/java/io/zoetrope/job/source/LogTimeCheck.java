package io.zoetrope.job.source;

import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.topic.TopicSettings;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the records of frames bear the time at which the broker appended them. */
public final class LogTimeCheck {
  private static final Logger LOG = LoggerFactory.getLogger(LogTimeCheck.class);
  private static final String APPENDED = "LogAppendTime";

  private LogTimeCheck() {}

  /**
   * Checks {@code message.timestamp.type} of the topic of frames; a topic that is not there or may
   * not be described is logged only.
   *
   * @throws IllegalStateException where it is another, saying what to change
   */
  public static void require(JobOptions options) throws InterruptedException {
    String topic = options.kafka().topics().frames();
    try {
      var settings = TopicSettings.of(options.kafka().client(), topic);
      String type = settings.text(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
      if (!type.equals(APPENDED)) {
        throw new IllegalStateException(problem(topic, type, options.kafka().bootstrap()));
      }
    } catch (ExecutionException e) {
      LOG.warn(
          "Whether records of topic {} bear the log's time could not be checked: {}",
          topic,
          e.getCause().getMessage());
    }
  }

  private static String problem(String topic, String type, String bootstrap) {
    return ("topic %1$s has message.timestamp.type=%2$s: its records bear the clocks of whoever"
            + " wrote them, but silence, settings and restores go by the broker's. Change it:"
            + " kafka-configs.sh --bootstrap-server %3$s --alter --entity-type topics"
            + " --entity-name %1$s --add-config message.timestamp.type=%4$s")
        .formatted(topic, type, bootstrap, APPENDED);
  }
}
