package io.zoetrope.ingester.connection;

import io.zoetrope.config.Transport;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.Playback;
import io.zoetrope.video.source.DeviceSource;
import io.zoetrope.video.source.FileSource;
import io.zoetrope.video.source.FolderSource;
import io.zoetrope.video.source.HlsSource;
import io.zoetrope.video.source.MjpegSource;
import io.zoetrope.video.source.PatternSource;
import io.zoetrope.video.source.PictureSource;
import io.zoetrope.video.source.RtspSource;
import io.zoetrope.video.source.SrtSource;
import java.nio.file.Path;
import java.util.Locale;

/** Which source a camera's address stands for. */
final class CameraSources {
  private CameraSources() {}

  /** The source of a camera, or of files played like one. */
  static PictureSource of(CameraOptions camera) {
    String rest = camera.source().getSchemeSpecificPart();
    return switch (camera.source().getScheme().toLowerCase(Locale.ROOT)) {
      case "file" -> recorded(camera);
      case "http", "https" -> web(camera);
      case "srt" -> new SrtSource(camera.source(), camera.credentials());
      case "v4l2" -> new DeviceSource(Path.of(rest));
      case "test" -> new PatternSource(rest);
      default ->
          new RtspSource(
              camera.source(),
              camera.credentials(),
              camera.transport() == Transport.UDP ? "udp+tcp" : "tcp",
              camera.transport() == Transport.HTTP,
              camera.trust());
    };
  }

  private static PictureSource recorded(CameraOptions camera) {
    boolean realTime = camera.playback() != Playback.FAST;
    boolean loop = camera.playback() == Playback.LOOP;
    return camera.isFolder()
        ? new FolderSource(camera.file(), realTime, loop)
        : new FileSource(camera.file(), realTime, loop);
  }

  private static PictureSource web(CameraOptions camera) {
    return HlsSource.isPlaylist(camera.source())
        ? new HlsSource(camera.source(), camera.credentials(), camera.trust())
        : new MjpegSource(camera.source(), camera.credentials(), camera.trust());
  }
}
