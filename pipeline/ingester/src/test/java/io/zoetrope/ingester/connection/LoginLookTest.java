package io.zoetrope.ingester.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoginLookTest {
  private static final String MD5 = "Digest realm=\"c\", nonce=\"f00\", algorithm=MD5";
  private static final String SHA = "Digest realm=\"c\", nonce=\"f00\", algorithm=SHA-256";
  private static final String BASIC = "Basic realm=\"c\"";

  @Test
  void namesWhatGStreamerDoesNotKnow() {
    assertThat(LoginLook.unknown(List.of(SHA))).containsExactly("Digest SHA-256");
    assertThat(LoginLook.unknown(List.of("Bearer realm=\"c\""))).containsExactly("Bearer");
  }

  @Test
  void isContentWhereGStreamerAnswersAnOfferThatItKnows() {
    assertThat(LoginLook.unknown(List.of(SHA, MD5))).isEmpty();
    assertThat(LoginLook.unknown(List.of("Bearer realm=\"c\"", BASIC))).isEmpty();
    assertThat(LoginLook.unknown(List.of())).isEmpty();
  }

  /** GStreamer prefers Digest to Basic, and of several the last. */
  @Test
  void isNotContentWhereGStreamerAnswersAnother() {
    assertThat(LoginLook.unknown(List.of(MD5, SHA))).containsExactly("Digest SHA-256");
    assertThat(LoginLook.unknown(List.of(BASIC, SHA))).containsExactly("Digest SHA-256");
  }
}
