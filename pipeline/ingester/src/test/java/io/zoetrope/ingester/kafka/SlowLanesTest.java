package io.zoetrope.ingester.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.ingester.testkit.Testkit;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Lanes in a Kafka that keeps its clients waiting. */
class SlowLanesTest {
  @Test
  void whatIsNotAcknowledgedIsNotWaitedForLongerThanTheGroupOfIngestersHasPatience() {
    var lanes = new CameraLanes(Testkit.to("broker:9092"), Duration.ofMillis(50));

    assertThatThrownBy(() -> lanes.await(new CompletableFuture<Void>()))
        .isInstanceOf(TimeoutException.class)
        .hasMessage("no answer within 50 ms");
  }
}
