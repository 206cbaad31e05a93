package io.zoetrope.video.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zoetrope.video.file.VideoFile;
import io.zoetrope.video.file.VideoFrame;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.FrameRate;
import io.zoetrope.video.simulate.Painter;
import io.zoetrope.video.simulate.PictureFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pictures and video files that several tests need. */
public final class Videos {
  public static final PictureFormat SMALL = new PictureFormat(322, 240, 15);
  public static final FrameGeometry GEOMETRY =
      FrameGeometry.exact(171, 128).crop(112, 112).at(FrameRate.of(15));

  /** A bright picture of which every frame differs. */
  public static final Painter MOVING =
      (frame, time, rgb) -> {
        for (int i = 0; i < rgb.length; i++) {
          rgb[i] = (byte) (100 + (i / 3 + frame * 5) % 150);
        }
      };

  private Videos() {}

  /** A clip of the reference data; the test is skipped without. */
  public static Path clip(String name) {
    Path clip = data().resolve("clips").resolve(name);
    assumeTrue(Files.exists(clip), clip + " is absent: set ZOETROPE_DATA to the folder of clips/");
    return clip;
  }

  /** A case of the shared ones; the test is skipped without. */
  public static Path sharedCase(String name) {
    Path file = data().resolveSibling("cases").resolve(name);
    assumeTrue(
        Files.exists(file), file + " is absent: set ZOETROPE_DATA to the folder beside cases/");
    return file;
  }

  public static List<VideoFrame> decode(Path file, FrameGeometry geometry) {
    List<VideoFrame> frames = new ArrayList<>();
    try (VideoFile video = VideoFile.open(file, geometry)) {
      for (var next = video.next(); next.isPresent(); next = video.next()) {
        frames.add(next.get());
      }
    }
    return frames;
  }

  private static Path data() {
    String named = System.getProperty("ZOETROPE_DATA", System.getenv("ZOETROPE_DATA"));
    if (named != null) {
      return Path.of(named);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("shared/data"))) {
        return at.resolve("shared/data");
      }
    }
    return Path.of("shared/data");
  }
}
