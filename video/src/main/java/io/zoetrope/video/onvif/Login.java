package io.zoetrope.video.onvif;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.video.source.Credentials;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** A WS-Security UsernameToken: the digest of a password, once, at a time by the camera's clock. */
final class Login {
  private static final String SECURITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  private static final String UTILITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  private static final String TOKEN =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0";
  private static final String ENCODING =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
  private static final int NONCE_BYTES = 16;

  private Login() {}

  /** The header of an envelope. */
  static String header(Credentials credentials, Instant now) {
    byte[] nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    String created = now.truncatedTo(ChronoUnit.MILLIS).toString();
    return """
    <s:Security xmlns:s="%s" xmlns:u="%s" e:mustUnderstand="true"><s:UsernameToken>\
    <s:Username>%s</s:Username><s:Password Type="%s#PasswordDigest">%s</s:Password>\
    <s:Nonce EncodingType="%s">%s</s:Nonce><u:Created>%s</u:Created>\
    </s:UsernameToken></s:Security>"""
        .formatted(
            SECURITY,
            UTILITY,
            Xml.escaped(credentials.user()),
            TOKEN,
            digest(nonce, created, credentials.password()),
            ENCODING,
            Base64.getEncoder().encodeToString(nonce),
            created);
  }

  private static String digest(byte[] nonce, String created, String password) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-1"); // as the profile says
      sha.update(nonce);
      sha.update(created.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(sha.digest(password.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
