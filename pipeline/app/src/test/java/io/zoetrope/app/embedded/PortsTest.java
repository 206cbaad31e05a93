package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {
  private static final int MANY = 900;

  /** The system gives a port again that nobody listens on, now and then. */
  @Test
  void noPortIsGivenToTwo() {
    assertThat(IntStream.range(0, MANY).map(each -> Ports.free()).boxed()).doesNotHaveDuplicates();
  }
}
