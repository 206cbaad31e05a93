package io.zoetrope.config;

import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlText;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fetches the text of a configuration from where a user says it is. */
final class ConfigLocation {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int OK = 200;
  private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://).*");
  private static final String ADVICE =
      ": write a file, or an address that begins with file:/, http:// or https://";

  private ConfigLocation() {}

  /** For errors: of a URL scheme, host, port and path, and no more of it than surely are these. */
  static String shown(String location) {
    Matcher url = URL.matcher(location);
    return url.matches() ? url.group(1) + place(location) : location;
  }

  private static String place(String url) {
    try {
      URI uri = new URI(url);
      String rest = uri.getRawPath() + uri.getRawQuery() + uri.getRawFragment();
      if (uri.getHost() == null || rest.contains("@")) {
        return "…"; // a password may have been taken for a part of the address
      }
      return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()) + uri.getRawPath();
    } catch (URISyntaxException e) {
      return "…";
    }
  }

  static YamlText text(String location) {
    try {
      if (location.matches("(?i)https?://.*")) {
        return fetch(new URI(location), shown(location));
      }
      if (location.matches("(?i)file:.*")) {
        return local(Path.of(new URI(location)));
      }
      if (URL.matcher(location).matches()) {
        throw new YamlException(shown(location) + ADVICE);
      }
      return local(Path.of(location));
    } catch (IOException e) {
      throw new YamlException("%s: cannot be read: %s".formatted(shown(location), e));
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new YamlException(shown(location) + ADVICE);
    }
  }

  /** The file, where it is one; of an address that cannot be, reading says so. */
  static Optional<Path> local(String location) {
    try {
      if (location.matches("(?i)file:.*")) {
        return Optional.of(Path.of(new URI(location)));
      }
      return URL.matcher(location).matches() ? Optional.empty() : Optional.of(Path.of(location));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static YamlText local(Path file) {
    if (Files.notExists(file)) {
      throw new YamlException(file + ": no such file; zoetrope.example.yaml is a start");
    }
    return YamlText.read(file);
  }

  private static YamlText fetch(URI address, String shown) throws IOException {
    var client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try {
      var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != OK) {
        throw new YamlException(
            "%s: cannot be read: HTTP %d".formatted(shown, response.statusCode()));
      }
      return YamlText.of(shown, response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new YamlException(shown + ": interrupted while reading");
    }
  }
}
