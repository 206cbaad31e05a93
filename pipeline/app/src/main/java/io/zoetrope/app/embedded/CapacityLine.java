package io.zoetrope.app.embedded;

import io.zoetrope.operators.inference.batching.Capacity;
import io.zoetrope.schemas.client.SettingsReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the device can do what the cameras need, reported again when settings change that. */
final class CapacityLine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CapacityLine.class);

  private final PipelinePlan plan;
  private final double able;
  private final CameraDemand demand;
  private final SettingsReader settings;
  private Capacity reported;
  private boolean failing;

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
  synchronized Optional<String> news() {
    read();
    Capacity now = demand.against(able);
    if (now.equals(reported)) {
      return Optional.empty();
    }
    reported = now;
    return Optional.of(now.sentence(plan.recognition(), plan.overload()));
  }

  /** Other streams from now on, of cameras or zones. */
  synchronized void use(Set<String> streams) {
    demand.use(streams);
  }

  /** What a line says is not worth a run: settings that cannot be read are those of before. */
  private void read() {
    try {
      settings.poll(Duration.ZERO, demand::set);
      failing = false;
    } catch (KafkaException e) {
      if (!failing) {
        failing = true;
        LOG.warn("What cameras need of the device is not followed: {}", e.getMessage());
      }
    }
  }

  @Override
  public synchronized void close() {
    settings.close();
  }
}
