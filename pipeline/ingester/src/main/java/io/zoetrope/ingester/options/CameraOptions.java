package io.zoetrope.ingester.options;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.ConfigException;
import io.zoetrope.config.Transport;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.video.source.Credentials;
import io.zoetrope.video.source.Trust;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One camera.
 *
 * @param id key of its records
 * @param source {@code rtsp://…} (without user and password) or {@code file:…}
 * @param credentials user and password, where the camera requires them
 * @param transport of an RTSP camera
 * @param trust which certificates are accepted of an {@code rtsps} camera
 * @param playback of a file
 * @param streams that are made of its pictures, one at least
 */
public record CameraOptions(
    String id,
    URI source,
    Optional<Credentials> credentials,
    Transport transport,
    Trust trust,
    Playback playback,
    List<StreamOptions> streams) {

  public CameraOptions {
    streams = List.copyOf(streams);
  }

  /**
   * As a configuration has it; schedules are in this machine's time zone.
   *
   * @throws IllegalArgumentException naming the camera and what is wrong, never a password
   */
  public static CameraOptions of(CameraConfig config) {
    return of(config, ZoneId.systemDefault());
  }

  private static CameraOptions of(CameraConfig config, ZoneId timeZone) {
    CameraAddress address = CameraAddress.parse(config.id(), config.source());
    return new CameraOptions(
        config.id(),
        address.location(),
        credentials(config).or(address::credentials),
        config.transport(),
        Trust.of(config.tls()),
        config.loop() ? Playback.LOOP : Playback.REAL_TIME,
        StreamOptions.of(config, timeZone));
  }

  /**
   * All cameras of a configuration.
   *
   * @throws ConfigException naming a camera's source or password and what is wrong with it, never a
   *     password
   */
  public static List<CameraOptions> of(ZoetropeConfig config) {
    List<CameraOptions> cameras = new ArrayList<>();
    for (CameraConfig camera : config.requireCameras()) {
      String path = "cameras[%d]".formatted(cameras.size());
      cameras.add(of(path, camera, config.ingest().zone()));
    }
    return cameras;
  }

  private static CameraOptions of(String path, CameraConfig camera, ZoneId timeZone) {
    if (camera.password() != null) {
      ConfigException.value(path + ".password", camera.password());
    }
    try {
      return of(camera, timeZone);
    } catch (IllegalArgumentException e) {
      throw new ConfigException(path + ".source", e.getMessage());
    }
  }

  /** A camera of that address, all else as by default. */
  public static CameraOptions of(String id, String source) {
    return of(CameraConfig.of(id, source));
  }

  private static Optional<Credentials> credentials(CameraConfig config) {
    return Optional.ofNullable(config.user())
        .map(user -> new Credentials(user, config.password().value()));
  }

  public CameraOptions with(Playback newPlayback) {
    return new CameraOptions(id, source, credentials, transport, trust, newPlayback, streams);
  }

  public boolean isFile() {
    return source.getScheme().equals("file");
  }

  /** Of a {@code file:} source. */
  public Path file() {
    return source.isOpaque() ? Path.of(source.getSchemeSpecificPart()) : Path.of(source.getPath());
  }

  /** The source as it may be shown: passwords in its path and query are redacted. */
  public String shownSource() {
    return isFile() ? file().toString() : Secrets.redact(source.toString());
  }

  @Override
  public String toString() {
    return "CameraOptions[%s, %s, %s, %s]".formatted(id, shownSource(), transport, playback);
  }
}
