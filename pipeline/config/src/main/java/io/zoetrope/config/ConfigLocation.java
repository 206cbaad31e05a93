package io.zoetrope.config;

import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Fetches the text of a configuration from where a user says it is. */
final class ConfigLocation {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int OK = 200;

  private ConfigLocation() {}

  /** For errors: without the user and password that a URL may hold. */
  static String shown(String location) {
    return location.replaceFirst("(?i)^(https?://)[^/@]*@", "$1***@");
  }

  static YamlText text(String location) {
    try {
      if (location.matches("(?i)https?://.*")) {
        return fetch(URI.create(location), shown(location));
      }
      return local(
          location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location));
    } catch (IOException e) {
      throw new YamlException("%s: cannot be read: %s".formatted(shown(location), e));
    } catch (IllegalArgumentException e) {
      throw new YamlException(
          shown(location)
              + ": write a file, or an address that begins with file:/, http:// or https://");
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
