package io.zoetrope.app.metrics;

import java.util.Properties;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes the page of a process of Flink. Flink finds it by its name. */
public final class MetricsPageFactory implements MetricReporterFactory {
  static final String HOST = "host";
  static final String PORT = "port";

  @Override
  public MetricReporter createMetricReporter(Properties properties) {
    return MetricsPage.start(
        properties.getProperty(HOST), Integer.parseInt(properties.getProperty(PORT)));
  }
}
