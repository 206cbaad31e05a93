package io.zoetrope.ingester.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.config.ZoetropeConfig;
import org.junit.jupiter.api.Test;

class TopicOptionsTest {
  private static final TopicOptions AS_CONFIGURED = TopicOptions.of(ZoetropeConfig.DEFAULT);

  @Test
  void picturesTakeAtMostHalfOfWhatIsFree() {
    long free = 4L << 30;
    TopicOptions small = AS_CONFIGURED.within(free);

    long all = 2L * small.partitions() * small.frameRetentionBytes(); // frames and dead letters
    assertThat(all).isPositive().isLessThanOrEqualTo(free / 2);
  }

  @Test
  void moreThanConfiguredIsNeverKept() {
    assertThat(AS_CONFIGURED.within(Long.MAX_VALUE)).isEqualTo(AS_CONFIGURED);
  }
}
