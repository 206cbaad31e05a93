package io.zoetrope.video.source;

import java.util.Objects;

/** A camera's user and password; prints neither. */
public record Credentials(String user, String password) {
  public Credentials {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
  }

  @Override
  public String toString() {
    return "Credentials[redacted]";
  }
}
