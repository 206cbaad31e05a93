package io.zoetrope.ingester.connection;

import static io.zoetrope.ingester.testkit.Testkit.IMPATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** At invented times: {@link #IMPATIENT} waits 3 s for the first picture, 1.5 s for others. */
class FrameWatchTest {
  private static final long SECOND = 1_000_000_000L;

  private final FrameWatch watch = new FrameWatch(IMPATIENT);
  private final long start = System.nanoTime();

  @Test
  void theFirstPictureIsWaitedForWhilePacketsCome() {
    watch.packets(start + 9 * SECOND);

    assertThat(watch.lost(start + 10 * SECOND)).isFalse();
    assertThat(watch.lacksKeyFrame(start + 10 * SECOND)).isTrue();
    assertThat(watch.lost(start + 13 * SECOND)).isTrue();
  }

  @Test
  void theFirstPictureIsNotWaitedForWithoutEnd() {
    watch.packets(start + 60 * SECOND);

    assertThat(watch.lost(start + 61 * SECOND)).isTrue();
  }

  @Test
  void aStreamThatGivesNoMorePicturesIsLostAlthoughPacketsCome() {
    watch.frame(start);
    watch.packets(start + 4 * SECOND);

    assertThat(watch.lost(start + SECOND)).isFalse();
    assertThat(watch.lost(start + 4 * SECOND)).isTrue();
    assertThat(watch.lacksKeyFrame(start + 4 * SECOND)).isFalse();
    assertThat(watch.packetsCome(start + 4 * SECOND)).isTrue();
  }

  @Test
  void picturesThatComeSeldomAreWaitedForTwiceAsLong() {
    watch.frame(start);
    watch.frame(start + SECOND);
    assertThat(watch.patience()).isEqualTo(Duration.ofSeconds(2));

    watch.frame(start + 3 * SECOND);
    assertThat(watch.lost(start + 6 * SECOND)).isFalse();
    assertThat(watch.lost(start + 8 * SECOND)).isTrue();
  }

  @Test
  void patienceWithPicturesDoesNotGrowWithoutEnd() {
    watch.frame(start);
    watch.frame(start + 59 * SECOND);

    assertThat(watch.patience()).isEqualTo(IMPATIENT.keyFrame());
  }
}
