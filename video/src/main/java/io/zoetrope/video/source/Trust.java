package io.zoetrope.video.source;

import java.util.Locale;
import java.util.Optional;

/**
 * Which certificates of a camera are accepted: those that are valid for its host and signed by
 * somebody whom this machine trusts, unless it is told otherwise.
 *
 * @param any all of them: what is sent is encrypted, but to whom nobody knows
 * @param sha256 this one alone, by the SHA-256 of its DER form: 64 small hexadecimal digits
 */
public record Trust(boolean any, Optional<String> sha256) {
  public static final Trust VERIFY = new Trust(false, Optional.empty());
  public static final Trust INSECURE = new Trust(true, Optional.empty());

  private static final String FINGERPRINT = "sha256:";

  /**
   * @param text {@code verify}, {@code insecure} or {@code sha256:} and 64 hexadecimal digits, also
   *     with colons in between
   * @throws IllegalArgumentException for any other
   */
  public static Trust of(String text) {
    String plain = text.toLowerCase(Locale.ROOT);
    if (plain.equals("verify")) {
      return VERIFY;
    }
    if (plain.equals("insecure")) {
      return INSECURE;
    }
    String digits = plain.replaceFirst("^" + FINGERPRINT, "").replace(":", "");
    if (!plain.startsWith(FINGERPRINT) || !digits.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "tls: verify, insecure or sha256: and the 64 digits of the certificate's fingerprint");
    }
    return new Trust(false, Optional.of(digits));
  }

  boolean accepts(String fingerprint) {
    return any || sha256.filter(fingerprint::equals).isPresent();
  }
}
