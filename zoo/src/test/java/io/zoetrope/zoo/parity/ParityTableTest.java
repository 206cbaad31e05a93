package io.zoetrope.zoo.parity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every model at every size. {@code mvn -pl zoo -am test -Dtest=ParityTableTest -DexcludedTags=
 * -Ddocs.write -Dsurefire.failIfNoSpecifiedTests=false} writes {@code docs/parity.md} again.
 */
@Tag("slow")
class ParityTableTest {

  private static final Path PAGE = Path.of("..", "docs", "parity.md");

  private static final String INTRODUCTION =
      """
      # Parity with GluonCV

      Each network is drawn, exported to ONNX and run on ONNX Runtime (CPU, 32-bit floats), with weights and a clip that a
      formula makes from their names, and compared with what GluonCV 0.9's own network gives for the same (PyTorch 2.15;
      MXNet 1.9.1). The figures are the largest difference of a logit as a share of the largest logit, for a clip of 64²
      pixels (small, where the network takes it) and of the published size (full), and the largest difference of the feature
      (its norm and first eight values) as a share of its norm. The tests allow 1e-4; another clip moves the logits by 6e-3
      to 0.15.

      `mvn -pl zoo -am test -Dtest=ParityTableTest -DexcludedTags= -Ddocs.write -Dsurefire.failIfNoSpecifiedTests=false`
      runs all of it and writes this page; the normal suite runs the small clips. The references are in
      `zoo/src/test/resources/io/zoetrope/zoo/parity/references.jsonl.gz`.

      | model | framework | small | full | feature |
      |---|---|---|---|---|
      """;

  @Test
  void scoresAsUpstreamAtEverySize() throws Exception {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    List<String> apart = new ArrayList<>();
    for (Reference reference : Reference.all()) {
      page.append(row(reference, apart));
    }
    if (System.getProperty("docs.write") != null) {
      Files.writeString(PAGE, page, UTF_8);
    }
    assertThat(apart).isEmpty();
  }

  private static String row(Reference reference, List<String> apart) throws Exception {
    String small = "–";
    String full = "–";
    double feature = 0;
    for (Reference.Case some : reference.cases()) {
      Parity parity = Parity.of(reference, some);
      if (!parity.within(Parity.TOLERANCE)) {
        apart.add(reference + ", " + some.size() + ": " + parity);
      }
      feature = Math.max(feature, parity.feature());
      String error = String.format(Locale.ROOT, "%.1e", parity.logits());
      small = some.size().equals("small") ? error : small;
      full = some.size().equals("full") ? error : full;
    }
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s |\n",
        reference.model(),
        reference.framework().name().toLowerCase(Locale.ROOT),
        small,
        full,
        feature == 0 ? "–" : String.format(Locale.ROOT, "%.1e", feature));
  }
}
