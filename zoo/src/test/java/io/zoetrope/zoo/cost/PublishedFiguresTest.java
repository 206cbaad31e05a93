package io.zoetrope.zoo.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.catalogue.Published;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole of GluonCV's speed table, and the figures its code gives for all its models. */
class PublishedFiguresTest {

  private static final Catalogue CATALOGUE = Catalogue.standard();

  static List<ModelSpec> publishedRows() {
    return CATALOGUE.models().stream().filter(model -> model.published().isPresent()).toList();
  }

  @Test
  void knowsAllRowsOfTheTable() {
    assertThat(publishedRows()).hasSize(31);
  }

  @ParameterizedTest
  @MethodSource("publishedRows")
  void countsWhatGluonCvPrints(ModelSpec model) {
    Published printed = model.published().orElseThrow();
    Cost cost = Cost.asPublished(model.graph(model.measured()));
    assertThat(cost.gmacs()).isCloseTo(printed.gmacs(), within(0.001));
    assertThat(cost.millions()).isCloseTo(withoutTypo(model, printed), within(0.0006));
  }

  /** The one typo of the table, which its note names. */
  private static double withoutTypo(ModelSpec model, Published printed) {
    if (printed.parameters() != 42.275) {
      return printed.parameters();
    }
    assertThat(model.note().orElseThrow()).contains("42.275 M is a typo for 47.275");
    return 47.275;
  }

  @ParameterizedTest
  @MethodSource("publishedRows")
  void explainsEveryFigureThatDoesNotHold(ModelSpec model) {
    Published printed = model.published().orElseThrow();
    Cost cost = Cost.of(model.graph(model.measured()));
    boolean holds =
        Math.abs(cost.gmacs() - printed.gmacs()) <= 0.001
            && Math.abs(cost.millions() - printed.parameters()) <= 0.0006;
    assertThat(holds || model.note().isPresent()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("publishedRows")
  void publishedSpeedAndLatencySpanTheClip(ModelSpec model) {
    Published printed = model.published().orElseThrow();
    int perSegment = model.clip().frames() / model.segments();
    int span = model.segments() > 1 ? perSegment : perSegment * model.clip().stride();
    assertThat(printed.fps() * printed.latency()).isCloseTo(span, within(0.02 * span));
  }

  static Stream<String> upstreamCounts() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                PublishedFiguresTest.class.getResourceAsStream("upstream.tsv"),
                StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("upstreamCounts")
  void countsExactlyWhatUpstreamsModulesHold(String line) {
    String[] cells = line.split("\t", -1);
    ModelSpec model = CATALOGUE.get(cells[0]);
    Cost cost = Cost.of(model.graph(model.measured()));
    assertThat(cost.parameters()).isEqualTo(Long.parseLong(cells[1]));
    assertThat(cost.macs()).isEqualTo(Long.parseLong(cells[2]));
  }
}
