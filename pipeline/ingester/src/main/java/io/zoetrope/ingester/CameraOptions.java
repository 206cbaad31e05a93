package io.zoetrope.ingester;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One camera.
 *
 * @param id key of its records
 * @param source {@code rtsp://…} (without user and password) or {@code file:…}
 * @param credentials user and password, where the camera wants them
 * @param transport of an RTSP camera
 * @param playback of a file
 */
public record CameraOptions(
    String id,
    URI source,
    Optional<Credentials> credentials,
    Transport transport,
    Playback playback) {

  public CameraOptions {
    if (id.isBlank() || id.length() > 200) {
      throw new IllegalArgumentException("a camera's id has 1 to 200 characters");
    }
  }

  /**
   * A camera of that address, with defaults for everything else.
   *
   * @param source {@code rtsp://[user:password@]host[:port]/path} or {@code file:PATH}
   * @throws IllegalArgumentException naming the camera and what is wrong, never a password
   */
  public static CameraOptions of(String id, String source) {
    CameraAddress address = CameraAddress.parse(id, source);
    return new CameraOptions(
        id, address.location(), address.credentials(), Transport.TCP, Playback.REAL_TIME);
  }

  public CameraOptions with(Credentials newCredentials) {
    return new CameraOptions(id, source, Optional.of(newCredentials), transport, playback);
  }

  public CameraOptions with(Transport newTransport) {
    return new CameraOptions(id, source, credentials, newTransport, playback);
  }

  public CameraOptions with(Playback newPlayback) {
    return new CameraOptions(id, source, credentials, transport, newPlayback);
  }

  public boolean isFile() {
    return source.getScheme().equals("file");
  }

  /** Of a {@code file:} source. */
  public Path file() {
    return source.isOpaque() ? Path.of(source.getSchemeSpecificPart()) : Path.of(source.getPath());
  }

  /** The source as it may be shown: passwords in its path and query are blotted out. */
  public String shownSource() {
    return isFile() ? file().toString() : Secrets.blot(source.toString());
  }

  @Override
  public String toString() {
    return "CameraOptions[%s, %s, %s, %s]".formatted(id, shownSource(), transport, playback);
  }
}
