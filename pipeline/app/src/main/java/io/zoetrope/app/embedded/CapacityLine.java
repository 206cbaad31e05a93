package io.zoetrope.app.embedded;

import io.zoetrope.operators.inference.batching.Capacity;
import io.zoetrope.schemas.client.SettingsReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Whether the device can do what the cameras need, reported again when settings change that. */
final class CapacityLine implements AutoCloseable {
  private final PipelinePlan plan;
  private final double able;
  private final CameraDemand demand;
  private final SettingsReader settings;
  private Capacity reported;

  /**
   * @param able clips a second that the device does
   * @param client of the Kafka with the topic of settings
   */
  CapacityLine(PipelinePlan plan, double able, Map<String, String> client) {
    this.plan = plan;
    this.able = able;
    demand = new CameraDemand(plan);
    settings = SettingsReader.open(client, plan.config().kafka().topics().settings());
    settings.readToEnd(demand::set);
  }

  /** The line, where it changed. */
  Optional<String> news() {
    settings.poll(Duration.ZERO, demand::set);
    Capacity now = demand.against(able);
    if (now.equals(reported)) {
      return Optional.empty();
    }
    reported = now;
    return Optional.of(now.sentence(plan.recognition(), plan.overload()));
  }

  @Override
  public void close() {
    settings.close();
  }
}
