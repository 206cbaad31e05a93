package io.zoetrope.zoo.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.family.Framework;
import io.zoetrope.zoo.graph.Parameter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every network's parameters against the keys and shapes of upstream's checkpoints. */
class StateDictTest {

  record StateDict(Framework framework, String model, Map<String, String> shapes) {
    @Override
    public String toString() {
      return framework + " " + model;
    }
  }

  static Stream<StateDict> upstream() throws IOException {
    List<StateDict> all = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(StateDictTest.class.getResourceAsStream("statedicts.tsv.gz")),
                StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> add(all, line));
    }
    return all.stream();
  }

  private static void add(List<StateDict> all, String line) {
    String[] cells = line.split("\t", -1);
    if (line.startsWith("# ")) {
      Framework framework = Framework.valueOf(cells[0].substring(2).toUpperCase(Locale.ROOT));
      all.add(new StateDict(framework, cells[1], new TreeMap<>()));
    } else {
      all.get(all.size() - 1).shapes().put(cells[0], cells[1]);
    }
  }

  @ParameterizedTest
  @MethodSource("upstream")
  void holdsUpstreamsKeysAndShapes(StateDict upstream) {
    ModelSpec spec = Catalogue.standard().get(Parity.listed(upstream.model()));
    Map<String, String> ours = new LinkedHashMap<>();
    for (Parameter parameter :
        spec.graph(spec.options().framework(upstream.framework())).parameters()) {
      ours.put(parameter.name(), parameter.shape().toString());
      parameter.aliases().forEach(alias -> ours.put(alias, parameter.shape().toString()));
    }
    assertThat(ours).containsExactlyInAnyOrderEntriesOf(upstream.shapes());
  }
}
