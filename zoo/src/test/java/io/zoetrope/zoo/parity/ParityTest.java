package io.zoetrope.zoo.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small clips of every model that takes them; {@link ParityTableTest} has the rest. */
class ParityTest {

  static List<Reference> withSmallClip() {
    return Reference.all().stream()
        .filter(reference -> reference.cases().get(0).size().equals("small"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("withSmallClip")
  void scoresAsUpstream(Reference reference) throws Exception {
    Parity parity = Parity.of(reference, reference.cases().get(0));
    assertThat(parity).matches(p -> p.within(Parity.TOLERANCE), "is within tolerance");
  }
}
