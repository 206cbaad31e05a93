package io.zoetrope.ingester.options;

import io.zoetrope.video.source.Credentials;
import io.zoetrope.video.source.PatternSource;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A camera's address taken apart by hand, since {@link URI} prints in its errors what it is given.
 */
record CameraAddress(URI location, Optional<Credentials> credentials) {
  private static final Set<String> LIVE = Set.of("rtsp", "rtsps", "http", "https", "srt");
  private static final Set<String> LOCAL = Set.of("file", "v4l2", "test");
  private static final String OTHERS =
      "rtsps://, http://, https://, srt://HOST:PORT, file:FOLDER/, v4l2:/dev/video0, test:ball";

  /**
   * @throws IllegalArgumentException naming the camera and what is wrong, never a password
   */
  static CameraAddress parse(String camera, String source) {
    int colon = source.indexOf(':');
    String scheme = colon < 0 ? "" : source.substring(0, colon).toLowerCase(Locale.ROOT);
    if (LOCAL.contains(scheme)) {
      return local(camera, scheme, source.substring(colon + 1));
    }
    if (!LIVE.contains(scheme) || !source.startsWith("://", colon)) {
      throw bad(camera, "is neither rtsp://HOST/PATH nor file:PATH, nor any of " + OTHERS);
    }
    return live(camera, scheme, source.substring(colon + 3));
  }

  private static CameraAddress local(String camera, String scheme, String path) {
    String plain = path.startsWith("//") ? decode(path.substring(2)) : path;
    if (plain.isBlank()) {
      throw bad(camera, "names no file");
    }
    if (scheme.equals("test") && !PatternSource.PATTERNS.contains(plain)) {
      throw bad(camera, "is none of test:" + String.join(", test:", PatternSource.PATTERNS));
    }
    try {
      return new CameraAddress(new URI(scheme, plain, null), Optional.empty());
    } catch (URISyntaxException e) {
      throw bad(camera, "is no address of a file: " + e.getReason());
    }
  }

  private static CameraAddress live(String camera, String scheme, String rest) {
    int at = userInfoEnd(rest);
    String location = scheme + "://" + rest.substring(at + 1);
    try {
      URI uri = new URI(location);
      if (uri.getHost() == null && !isName(uri.getRawAuthority())) {
        throw bad(camera, "has no host");
      }
      return new CameraAddress(
          uri, at < 0 ? Optional.empty() : Optional.of(user(rest.substring(0, at))));
    } catch (URISyntaxException e) {
      throw bad(
          camera, "is no address: " + e.getReason() + " (a / or @ in a password is %2F, %40)");
    }
  }

  /** Names with an underscore, as Docker makes them, are no host for {@link URI}. */
  private static boolean isName(String authority) {
    return authority != null && authority.matches("[\\p{Alnum}_][\\p{Alnum}_.-]*(:\\d{1,5})?");
  }

  /** Index of the @ after user and password, which may hold an @ or a / that should be escaped. */
  private static int userInfoEnd(String rest) {
    int slash = rest.indexOf('/');
    String authority = slash < 0 ? rest : rest.substring(0, slash);
    boolean plain = authority.matches("[^:@]*(:\\d+)?|\\[[^]]*](:\\d+)?");
    return authority.contains("@")
        ? authority.lastIndexOf('@')
        : plain ? -1 : rest.lastIndexOf('@');
  }

  private static Credentials user(String info) {
    int colon = info.indexOf(':');
    return colon < 0
        ? new Credentials(decode(info), "")
        : new Credentials(decode(info.substring(0, colon)), decode(info.substring(colon + 1)));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static IllegalArgumentException bad(String camera, String what) {
    return new IllegalArgumentException("the source of camera '%s' %s".formatted(camera, what));
  }
}
