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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One camera.
 *
 * @param id key of its records
 * @param source {@code rtsp://…} and its like, without user and password, {@code file:…}, {@code
 *     v4l2:…} or {@code test:…}
 * @param credentials user and password, where the camera requires them
 * @param transport of an RTSP camera
 * @param trust which certificates are accepted of an {@code rtsps} or {@code https} camera
 * @param playback of a file or a folder of them
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

  /**
   * The same with schedules in that time zone.
   *
   * @throws IllegalArgumentException as above
   */
  public static CameraOptions of(CameraConfig config, ZoneId timeZone) {
    CameraAddress address = CameraAddress.parse(config.id(), config.source());
    return new CameraOptions(
        config.id(),
        address.location(),
        credentials(config).or(address::credentials),
        config.transport(),
        Trust.of(config.tls()),
        playback(config),
        StreamOptions.of(config, timeZone));
  }

  /**
   * All cameras of a configuration, of which there must be one.
   *
   * @throws ConfigException naming a camera's source or password and what is wrong with it, never a
   *     password
   */
  public static List<CameraOptions> of(ZoetropeConfig config) {
    return of(config, config.ingest().zone());
  }

  /**
   * The same with schedules in that time zone rather than the configuration's.
   *
   * @throws ConfigException as above
   */
  public static List<CameraOptions> of(ZoetropeConfig config, ZoneId timeZone) {
    config.requireCameras();
    return listed(config, timeZone);
  }

  /**
   * The same where there need be none: others may stand in the topic of cameras.
   *
   * @throws ConfigException as above
   */
  public static List<CameraOptions> listed(ZoetropeConfig config) {
    return listed(config, config.ingest().zone());
  }

  private static List<CameraOptions> listed(ZoetropeConfig config, ZoneId timeZone) {
    List<CameraOptions> cameras = new ArrayList<>();
    for (CameraConfig camera : config.cameras()) {
      cameras.add(of("cameras[%d]".formatted(cameras.size()), camera, timeZone));
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

  private static Playback playback(CameraConfig config) {
    if (config.loop()) {
      return Playback.LOOP;
    }
    return config.fast() ? Playback.FAST : Playback.REAL_TIME;
  }

  /**
   * @throws IllegalArgumentException where two cameras have one id
   */
  public static void requireDistinct(List<CameraOptions> cameras) {
    Set<String> ids = new HashSet<>();
    for (CameraOptions camera : cameras) {
      if (!ids.add(camera.id())) {
        throw new IllegalArgumentException("two cameras have the id '%s'".formatted(camera.id()));
      }
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

  /** Whether its pictures are the same: what the job alone does with them does not count. */
  public boolean ingestsAs(CameraOptions other) {
    return withoutJob().equals(other.withoutJob());
  }

  private CameraOptions withoutJob() {
    var pictures = streams.stream().map(StreamOptions::withoutJob).toList();
    return new CameraOptions(id, source, credentials, transport, trust, playback, pictures);
  }

  /** Whether it is one file or a folder of them. */
  public boolean isFile() {
    return source.getScheme().equals("file");
  }

  /** Whether it is a folder of files: its address ends with a slash. */
  public boolean isFolder() {
    return isFile() && source.getSchemeSpecificPart().endsWith("/");
  }

  /** Of a {@code file:} source: the file, or the folder. */
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
