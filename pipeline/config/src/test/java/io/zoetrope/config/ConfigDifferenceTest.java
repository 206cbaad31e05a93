package io.zoetrope.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigDifferenceTest {
  @Test
  void namesTheKeysThatSaySomethingElse() {
    assertThat(
            ConfigDifference.keys(
                config("model=a", "kafka.topics.frames=f", "recognition.hop=1s"),
                config("model=b", "kafka.bootstrap-servers=k:1", "recognition.hop=1s")))
        .containsExactly("model", "kafka.bootstrap-servers", "kafka.topics.frames");
  }

  @Test
  void namesNoCamera() {
    assertThat(
            ConfigDifference.keys(
                config("cameras[0].id=a", "cameras[0].source=file:a"),
                config("cameras[0].id=a", "cameras[0].source=file:b")))
        .isEmpty();
  }

  @Test
  void namesTheKeysOfACamera() {
    assertThat(
            ConfigDifference.keys(
                camera("masks[0]=0,0,1,1", "labels-off[0]=run"),
                camera("user=a", "password=b", "labels-off[0]=run")))
        .containsExactly("user", "password", "masks");
  }

  private static ZoetropeConfig config(String... values) {
    return ConfigFile.of(List.of(values)).config();
  }

  private static CameraConfig camera(String... values) {
    List<String> all = new ArrayList<>(List.of("cameras[0].id=a", "cameras[0].source=file:a"));
    for (String value : values) {
      all.add("cameras[0]." + value);
    }
    return ConfigFile.of(all).config().cameras().get(0);
  }
}
