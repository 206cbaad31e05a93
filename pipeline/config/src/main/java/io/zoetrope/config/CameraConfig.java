package io.zoetrope.config;

import static io.zoetrope.config.Check.require;
import static java.util.Objects.requireNonNullElse;

import io.zoetrope.yaml.Secret;

/**
 * Where pictures come from.
 *
 * @param id key of its records
 * @param source {@code rtsp://…} or {@code file:…}
 * @param tls which certificates are accepted of {@code rtsps://…}: {@code verify}, {@code insecure}
 *     or {@code sha256:…}
 * @param loop start a file again at its end
 * @param priority in overload the lower ones go first
 */
public record CameraConfig(
    String id,
    String source,
    String user,
    Secret password,
    Transport transport,
    String tls,
    Boolean loop,
    Integer priority) {
  private static final String ID = "[A-Za-z0-9._-]{1,64}";
  private static final String TLS = "(?i)verify|insecure|sha256(:[0-9a-f]{64}|(:[0-9a-f]{2}){32})";

  public CameraConfig {
    require(id != null && id.matches(ID), "id: 1 to 64 of A-Z a-z 0-9 . _ -");
    require(source != null && !source.isBlank(), "source: write rtsp://… or file:…");
    require((user == null) == (password == null), "user and password go together");
    transport = requireNonNullElse(transport, Transport.TCP);
    tls = requireNonNullElse(tls, "verify");
    require(
        tls.matches(TLS),
        "tls: verify, insecure or sha256: and the 64 digits of the certificate's fingerprint");
    loop = requireNonNullElse(loop, false);
    priority = requireNonNullElse(priority, 0);
  }

  /** A camera that is not protected, as by default. */
  public static CameraConfig of(String id, String source) {
    return new CameraConfig(id, source, null, null, null, null, null, null);
  }

  /** Without the source, whose URL may hold a password. */
  @Override
  public String toString() {
    return "CameraConfig[" + id + "]";
  }
}
