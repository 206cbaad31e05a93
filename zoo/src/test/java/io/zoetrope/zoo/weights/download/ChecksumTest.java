package io.zoetrope.zoo.weights.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.zoo.weights.Hash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumTest {
  private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

  @Test
  void hashesAsTheStandardsSay() throws IOException {
    assertThat(Hash.SHA1.hex(new ByteArrayInputStream(ABC)))
        .isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
    assertThat(Hash.SHA256.hex(new ByteArrayInputStream(ABC)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void matchesByItsFirstDigits() {
    assertThat(Checksum.sha256("BA7816BF").matches("ba7816bf8f01cfea")).isTrue();
    assertThat(Checksum.sha256("ba7816be").matches("ba7816bf8f01cfea")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a9993e3", "a9993e3g", "a9993e364706816aba3e25717850c26c9cd0d89d0"})
  void refusesWhatIsNoSha1(String hex) {
    assertThatThrownBy(() -> Checksum.sha1(hex))
        .hasMessageContaining("a SHA-1 is given by its first 8 to 40 hexadecimal digits");
  }
}
