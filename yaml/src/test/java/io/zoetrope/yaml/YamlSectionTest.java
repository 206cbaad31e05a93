package io.zoetrope.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlSectionTest {
  private record Box(Integer width, List<Double> holes) {}

  private final YamlProblems problems = new YamlProblems("box.yaml");

  @Test
  void collectsEverythingThatIsWrong() {
    YamlSection section = section("width: wide\nholes:\n- 1e-5\n- 1.0e+999\n- 1d\nhight: 3\n");

    Integer width = section.integer("width");
    List<Double> holes = section.numbers("holes");
    section.text("name");
    assertThat((Object) section.build(() -> new Box(width, holes))).isNull();

    assertThat(problems.all())
        .containsExactly(
            "box.yaml:1: width: must be a whole number, is wide",
            "box.yaml:4: holes[1]: must be a number, is 1.0e+999",
            "box.yaml:5: holes[2]: must be a number, is 1d",
            "box.yaml:1: the key name is missing",
            "box.yaml:6: hight: unknown key; here may stand: holes, name, width");
    assertThatThrownBy(problems::throwIfAny)
        .isInstanceOf(YamlException.class)
        .hasMessage(String.join("\n", problems.all()));
  }

  @Test
  void noProblemsAreNoError() {
    YamlSection section = section("width: 3\nholes: [1, 2.5]\nmore: {a: [1, x, true]}\n");
    Integer width = section.integer("width");
    List<Double> holes = section.numbers("holes");
    assertThat(section.free("more")).isEqualTo(Map.of("a", List.of(1, "x", true)));
    assertThat(section.build(() -> new Box(width, holes))).isEqualTo(new Box(3, List.of(1.0, 2.5)));
    problems.throwIfAny();
  }

  @Test
  void aListIsNoSection() {
    section("- width\n").integer("width");
    assertThat(problems.all())
        .containsExactly("box.yaml:1: must be a mapping of keys to values, is a list");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("text", "yes: # no");
    values.put("number", 1e-5);
    values.put("box", new Box(3, List.of(0.5)));

    String yaml = YamlWriter.text(values);

    assertThat(yaml).startsWith("text: \"yes: # no\"\n");
    YamlNode read = YamlText.of("box.yaml", yaml.getBytes(UTF_8)).root();
    assertThat(read.at(List.of("text")).plain()).isEqualTo("yes: # no");
    assertThat(((YamlNode.Scalar) read.at(List.of("number"))).number()).isEqualTo(1e-5);
    assertThat(read.at(List.of("box")).plain())
        .isEqualTo(Map.of("width", 3, "holes", List.of(0.5)));
    assertThatThrownBy(() -> YamlWriter.text(Map.of("what", new Object())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only plain values");
  }

  private YamlSection section(String yaml) {
    return new YamlSection(YamlText.of("box.yaml", yaml.getBytes(UTF_8)).root(), problems);
  }
}
