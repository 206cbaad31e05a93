package io.zoetrope.app.metrics;

import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;

/**
 * What Flink is told of its page of metrics; docs/monitoring.md has the same for other clusters.
 */
public final class MetricsSettings {
  /** Ids, which change at each start, and names that hold a whole chain of operators. */
  private static final String LEFT_OUT =
      "job_id;task_attempt_id;task_attempt_num;task_name;operator_id";

  private static final String REPORTER = "prometheus";
  private static final String PORT = "metrics.reporter." + REPORTER + "." + MetricsPageFactory.PORT;

  private MetricsSettings() {}

  /**
   * Has Flink's processes show their metrics.
   *
   * @param host address at which the page listens
   * @param port of it
   */
  public static void set(Configuration flink, String host, int port) {
    var page = MetricOptions.forReporter(flink, REPORTER);
    page.set(MetricOptions.REPORTER_FACTORY_CLASS, MetricsPageFactory.class.getName());
    page.set(MetricOptions.REPORTER_EXCLUDED_VARIABLES, LEFT_OUT);
    page.setString(MetricsPageFactory.HOST, host);
    page.setString(MetricsPageFactory.PORT, Integer.toString(port));
    // Else + . - of labels become _: cameras would be named otherwise than by ingesters, and no
    // histogram would have a last bucket.
    page.setString("filterLabelValueCharacters", "false");
  }

  /**
   * For one of several processes of the same settings on a machine.
   *
   * @param number of it, from 1 on
   * @return {@code KEY=VALUE}: so many ports further; none where they have no page
   */
  public static Optional<String> portOfProcess(Configuration flink, int number) {
    return Optional.ofNullable(flink.getString(PORT, null))
        .map(port -> PORT + "=" + (Integer.parseInt(port) + number));
  }
}
