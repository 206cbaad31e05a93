package io.zoetrope.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zoetrope.yaml.YamlException;
import org.junit.jupiter.api.Test;

class ConfigArgumentsTest {
  @Test
  void takeAFileAndWhatReplacesItsValues() {
    assertThat(
            ConfigArguments.parse(
                "--config", "zoetrope.yaml", "-D", "flink.port=1", "-Dmodel=models/demo"))
        .isEqualTo(
            new ConfigArguments(
                "zoetrope.yaml", java.util.List.of("flink.port=1", "model=models/demo")));
    assertThat(ConfigArguments.parse("--config=file:/etc/zoetrope.yaml").location())
        .isEqualTo("file:/etc/zoetrope.yaml");
  }

  @Test
  void nameWhatIsMissingOrUnknown() {
    assertRefused("-D", "a=b").withMessageStartingWith("--config is missing; usage: --config");
    assertRefused("--config").withMessageStartingWith("--config needs a value");
    assertRefused("--config", "a", "--hop-ms", "3").withMessageStartingWith("--hop-ms is unknown");
  }

  private static org.assertj.core.api.ThrowableAssertAlternative<YamlException> assertRefused(
      String... arguments) {
    return assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> ConfigArguments.parse(arguments));
  }
}
