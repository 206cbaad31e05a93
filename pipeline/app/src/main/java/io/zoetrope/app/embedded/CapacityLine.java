package io.zoetrope.app.embedded;

import io.zoetrope.operators.inference.batching.Capacity;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.client.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Whether the device can do what the cameras need, reported again when settings change that. */
final class CapacityLine implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final PipelinePlan plan;
  private final double able;
  private final CameraDemand demand;
  private final TopicReader<CameraSettings> settings;
  private Capacity reported;

  /**
   * @param able clips a second that the device does
   * @param client of the Kafka with the topic of settings
   */
  CapacityLine(PipelinePlan plan, double able, Map<String, String> client) {
    this.plan = plan;
    this.able = able;
    demand = new CameraDemand(plan);
    settings =
        TopicReader.open(
            client, plan.config().kafka().topics().settings(), CameraSettings.class, Instant.EPOCH);
    while (!settings.atEnd()) {
      follow(POLL);
    }
  }

  /** The line, where it changed. */
  Optional<String> news() {
    follow(Duration.ZERO);
    Capacity now = demand.against(able);
    if (now.equals(reported)) {
      return Optional.empty();
    }
    reported = now;
    return Optional.of(now.sentence(plan.recognition(), plan.overload()));
  }

  private void follow(Duration patience) {
    settings.poll(patience).forEach(demand::set);
  }

  @Override
  public void close() {
    settings.close();
  }
}
