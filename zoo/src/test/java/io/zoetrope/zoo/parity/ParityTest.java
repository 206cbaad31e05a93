package io.zoetrope.zoo.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParityTest {

  private static final double TOLERANCE = 1e-4;

  static Stream<Reference> small() {
    return Reference.all().stream()
        .filter(r -> r.cases().stream().anyMatch(c -> c.size().equals("small")))
        .filter(r -> r.model().startsWith(System.getProperty("only", "")));
  }

  @ParameterizedTest
  @MethodSource("small")
  void answersAsUpstreamForSmallClips(Reference reference) throws Exception {
    Parity parity = Parity.of(reference, reference.sized("small"));
    System.out.println(reference + " " + parity);
    assertThat(parity.logits()).isLessThan(TOLERANCE);
    assertThat(parity.feature()).isLessThan(TOLERANCE);
  }
}
