package io.zoetrope.video.source;

import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.GstRuntime;
import io.zoetrope.video.gst.Pipelines;
import io.zoetrope.video.gst.SourceRule;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A playlist of short files on a web server. They come seconds at a time, so their pictures are let
 * through at their own pace.
 *
 * @param location {@code http://…m3u8} or {@code https://…m3u8} without user and password
 * @param trust which certificates are accepted of {@code https://…}
 */
public record HlsSource(URI location, Optional<Credentials> credentials, Trust trust)
    implements PictureSource {
  /**
   * With properties of its own a source shares its session, and with it the login, with none of
   * those that fetch the rest of the playlist.
   */
  private static final String SOURCE = "souphttpsrc name=source retries=0";

  private static final String PLAYLIST = ".m3u8";

  /** Whether an address is one of a playlist. */
  public static boolean isPlaylist(URI location) {
    return location.getPath().toLowerCase(Locale.ROOT).endsWith(PLAYLIST);
  }

  @Override
  public FramePipeline open(SourceRule rule, boolean crops) {
    GstRuntime.start();
    List.of("souphttpsrc", "hlsdemux", "tsdemux").forEach(GstRuntime::require);
    if (!trust.equals(Trust.VERIFY) || (isSecure() && TrustedRoots.replaced().isPresent())) {
      throw new IllegalStateException(
          "HLS from https:// takes tls: verify alone, and no camera with tls: sha256 beside it");
    }
    var pipeline = Pipelines.stream(SOURCE, rule, true, crops);
    new WebServer(location, credentials, trust).serve(pipeline);
    return pipeline;
  }

  private boolean isSecure() {
    return location.getScheme().equalsIgnoreCase("https");
  }

  @Override
  public String address() {
    return location.toString();
  }

  @Override
  public String toString() {
    return "HlsSource[redacted]";
  }
}
