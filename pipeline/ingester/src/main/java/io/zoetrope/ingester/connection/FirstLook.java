package io.zoetrope.ingester.connection;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.video.source.FolderSource;
import io.zoetrope.video.source.SourceProblem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/**
 * What stands at a source's address where it is plainly no source: a pipeline only tells that no
 * picture comes.
 */
final class FirstLook {
  private static final int RTSP_PORT = 554;
  private static final int PATIENCE_MILLIS = 2000;
  private static final String WEB = "HTTP/";

  private final CameraOptions camera;

  FirstLook(CameraOptions camera) {
    this.camera = camera;
  }

  /** Why there can be no pictures; empty: there may be. */
  Optional<Ending.Lost> problem() {
    if (camera.isFolder()) {
      return lostIf(FolderSource.files(camera.file()).isEmpty(), SourceProblem.EMPTY);
    }
    if (camera.isFile()) {
      return lostIf(Files.isDirectory(camera.file()), SourceProblem.FOLDER);
    }
    boolean plain = camera.source().getScheme().equalsIgnoreCase("rtsp");
    return plain && camera.source().getHost() != null ? knock(camera.source()) : Optional.empty();
  }

  private Optional<Ending.Lost> knock(URI source) {
    int port = source.getPort() < 0 ? RTSP_PORT : source.getPort();
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(source.getHost(), port), PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(greeting(source));
      byte[] answer = socket.getInputStream().readNBytes(WEB.length());
      return new String(answer, StandardCharsets.ISO_8859_1).equals(WEB)
          ? Optional.of(lost(SourceProblem.NOT_RTSP, ""))
          : Optional.empty();
    } catch (ConnectException e) {
      return Optional.of(
          lost(
              SourceProblem.UNREACHABLE,
              " (nothing listens on port %d of %s)".formatted(port, source.getHost())));
    } catch (IOException e) {
      return Optional.empty(); // the pipeline looks closer
    }
  }

  private static byte[] greeting(URI source) {
    return "OPTIONS rtsp://%s/ RTSP/1.0\r\nCSeq: 1\r\n\r\n"
        .formatted(source.getAuthority())
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private Optional<Ending.Lost> lostIf(boolean so, SourceProblem problem) {
    return so ? Optional.of(lost(problem, "")) : Optional.empty();
  }

  private Ending.Lost lost(SourceProblem problem, String detail) {
    return new Ending.Lost(problem, problem.sentence(camera.shownSource()) + detail);
  }
}
