package io.zoetrope.operators.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LabelStateTest {
  private static final Duration ANY = Duration.ofSeconds(10);
  private static final SegmentationOptions OPTIONS =
      new SegmentationOptions(0.6f, 0.6f, 3, 5, 0.4f, 3, ANY, ANY, ANY, ANY, ANY, 2);

  @Test
  void aMovingScoreThatIsNoNumberIsBegunAnew() {
    var label = new LabelState();
    label.score = Float.NaN; // as a state of before may hold it
    label.follow(0.9f, false, OPTIONS);
    assertThat(label.score).isEqualTo(0.9f);
  }
}
