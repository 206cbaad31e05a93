package io.zoetrope.ingester.options;

import io.zoetrope.video.source.Credentials;
import java.util.regex.Pattern;

/** Keeps passwords out of whatever is shown. */
public final class Secrets {
  /**
   * Cameras that take the password in the path or query: {@code …?user=admin&loginpas=…}. The word
   * may be part of a longer one. A value in a path has no sure end, so all up to the next parameter
   * of a query counts as it.
   */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)((?:pas|pwd|psw|pw|phrase|token|secret|auth|key|cred|sign)[\\w.\\[\\]%-]*?(?:=|%3D))"
              + "(?:\"[^\"]*\"|'[^']*'|[^&\\s\"']+)");

  private static final Pattern USER_INFO = Pattern.compile("(?i)([a-z][a-z0-9+.-]*://)[^\\s]*@");

  private static final String REDACTED = "***";

  private Secrets() {}

  public static String redact(String text) {
    String withoutUser = USER_INFO.matcher(text).replaceAll("$1" + REDACTED + "@");
    return NAMED.matcher(withoutUser).replaceAll("$1" + REDACTED);
  }

  /** Also redacts the camera's own password, wherever it stands. */
  public static String redact(String text, CameraOptions camera) {
    String password = camera.credentials().map(Credentials::password).orElse("");
    return redact(password.isEmpty() ? text : text.replace(password, REDACTED));
  }
}
