package io.zoetrope.video.simulate;

import io.zoetrope.video.file.VideoFile;
import io.zoetrope.video.geometry.FrameGeometry;
import java.nio.file.Path;

/** Pipelines that end in the RTP packets of one H.264 video. */
final class Encoding {
  private static final String PACKETS = "rtph264pay name=pay0 pt=96 config-interval=-1";

  private Encoding() {}

  /** Encodes at once, with a picture to begin at every half second. */
  static String h264(int framesPerSecond) {
    return "video/x-raw,format=I420 ! x264enc tune=zerolatency speed-preset=ultrafast bitrate=2000 key-int-max=%d ! %s"
        .formatted(Math.max(1, framesPerSecond / 2), PACKETS);
  }

  /** Plays a file; H.264 goes out as it is, so that its viewers decode the file's own pictures. */
  static String file(Path file) {
    String source = "filesrc location=\"%s\"".formatted(escape(file.toString()));
    return codec(file).equals("video/x-h264")
        ? "( %s ! parsebin ! h264parse ! %s )".formatted(source, PACKETS)
        : "( %s ! decodebin ! videoconvert ! %s )".formatted(source, h264(30));
  }

  private static String codec(Path file) {
    try (VideoFile video = VideoFile.open(file, FrameGeometry.source())) {
      video.next();
      return video.codec();
    }
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
