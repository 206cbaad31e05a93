package io.zoetrope.ingester.connection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By which methods a camera lets users in. GStreamer knows Basic and Digest with MD5, answers any
 * other in vain and only tells that it was refused.
 */
final class LoginLook {
  private static final int RTSP_PORT = 554;
  private static final int PATIENCE_MILLIS = 2000;
  private static final String MD5 = "MD5";
  private static final String OFFER = "www-authenticate:";
  private static final Pattern ALGORITHM = Pattern.compile("(?i)algorithm\\s*=\\s*\"?([\\w-]+)");

  private LoginLook() {}

  /**
   * The methods that GStreamer does not know, such as {@code Digest SHA-256}; none where it answers
   * an offer that it knows.
   */
  static List<String> unknown(URI camera) {
    return unknown(offers(camera));
  }

  /** GStreamer answers the last Digest of the offers; where there is none, Basic. */
  static List<String> unknown(List<String> offers) {
    List<String> unknown = new ArrayList<>();
    boolean basic = false;
    String digest = null;
    for (String offer : offers) {
      String scheme = offer.split("\\s", 2)[0];
      if (scheme.equalsIgnoreCase("digest")) {
        digest = algorithm(offer);
      } else if (scheme.equalsIgnoreCase("basic")) {
        basic = true;
      } else {
        unknown.add(scheme);
      }
    }
    if (digest != null && !digest.equals(MD5)) {
      return List.of("Digest " + digest);
    }
    return digest == null && !basic ? unknown : List.of();
  }

  private static String algorithm(String offer) {
    Matcher algorithm = ALGORITHM.matcher(offer);
    return algorithm.find() ? algorithm.group(1).toUpperCase(Locale.ROOT) : MD5;
  }

  private static List<String> offers(URI camera) {
    if (!camera.getScheme().equalsIgnoreCase("rtsp") || camera.getHost() == null) {
      return List.of();
    }
    try (var socket = new Socket()) {
      int port = camera.getPort() < 0 ? RTSP_PORT : camera.getPort();
      socket.connect(new InetSocketAddress(camera.getHost(), port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      String question = "DESCRIBE %s RTSP/1.0\r\nCSeq: 1\r\n\r\n".formatted(camera);
      socket.getOutputStream().write(question.getBytes(StandardCharsets.ISO_8859_1));
      return offers(
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      return List.of(); // it was refused all the same
    }
  }

  private static List<String> offers(BufferedReader answer) throws IOException {
    List<String> offers = new ArrayList<>();
    for (String line; (line = answer.readLine()) != null && !line.isEmpty(); ) {
      if (line.toLowerCase(Locale.ROOT).startsWith(OFFER)) {
        offers.add(line.substring(OFFER.length()).strip());
      }
    }
    return offers;
  }
}
