package io.zoetrope.ingester;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.IngestConfig;
import io.zoetrope.config.KafkaConfig;
import io.zoetrope.ingester.simulate.Painter;
import io.zoetrope.ingester.simulate.PictureFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What several tests need. */
final class Testkit {
  static final PictureFormat SMALL = new PictureFormat(322, 240, 15);
  static final FrameGeometry GEOMETRY =
      FrameGeometry.exact(171, 128).crop(112, 112).at(FrameRate.of(15));

  /** A bright picture of which every frame differs. */
  static final Painter MOVING =
      (frame, time, rgb) -> {
        for (int i = 0; i < rgb.length; i++) {
          rgb[i] = (byte) (100 + (i / 3 + frame * 5) % 150);
        }
      };

  /** Loses patience sooner than a user would. */
  static final WatchOptions IMPATIENT =
      new WatchOptions(
          Duration.ofSeconds(3),
          Duration.ofMillis(600),
          Duration.ofMillis(1500),
          Duration.ofMillis(800),
          Duration.ofMillis(800),
          Duration.ofMillis(200),
          Duration.ofSeconds(1));

  private Testkit() {}

  static IngesterOptions options() {
    return to("localhost:9092").withWatch(IMPATIENT);
  }

  /** As by default. */
  static IngesterOptions to(String bootstrapServers) {
    return IngesterOptions.of(KafkaConfig.DEFAULT, IngestConfig.DEFAULT, bootstrapServers);
  }

  /** With a Kafka client property. */
  static IngesterOptions to(String bootstrapServers, String... properties) {
    var overrides = Stream.of(properties).map(each -> "kafka.properties." + each).toList();
    var kafka = ConfigFile.of(overrides).config().kafka();
    return IngesterOptions.of(kafka, IngestConfig.DEFAULT, bootstrapServers);
  }

  /** A clip of the reference data; the test is skipped without. */
  static Path clip(String name) {
    Path clip = data().resolve("clips").resolve(name);
    assumeTrue(Files.exists(clip), clip + " is absent: set ZOETROPE_DATA to the folder of clips/");
    return clip;
  }

  static List<VideoFrame> decode(Path file, FrameGeometry geometry) {
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
