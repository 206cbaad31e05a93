package io.zoetrope.operators.metrics;

import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingTaskMetricGroup;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;

/** What an operator in Flink's harness counts. */
public final class RecordedMetrics {
  private final InterceptingOperatorMetricGroup operator = new InterceptingOperatorMetricGroup();

  /** For the harness. */
  public MockEnvironment environment() {
    return new MockEnvironmentBuilder()
        .setMaxParallelism(128)
        .setMetricGroup(
            new InterceptingTaskMetricGroup() {
              @Override
              public InternalOperatorMetricGroup getOrAddOperator(
                  OperatorID id, String name, Map<String, String> variables) {
                return operator;
              }
            })
        .build();
  }

  /** Of a counter or a gauge without labels. */
  public double value(String name) {
    Metric metric = operator.get(name);
    if (metric instanceof Counter counter) {
      return counter.getCount();
    }
    if (metric instanceof Gauge<?> gauge) {
      return ((Number) gauge.getValue()).doubleValue();
    }
    throw new AssertionError("there is no metric " + name);
  }
}
