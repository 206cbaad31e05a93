package io.zoetrope.ingester.connection;

import io.zoetrope.config.IngestConfig;
import io.zoetrope.config.KafkaConfig;
import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.Placement;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.WatchOptions;
import io.zoetrope.ingester.privacy.PrivacyView;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.gst.GstRuntime;
import io.zoetrope.video.gst.SourceFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Watches one camera for a few seconds, without Kafka. */
public final class CameraProbe {
  /** Small, so that the probe costs little. */
  private static final FrameGeometry GEOMETRY = FrameGeometry.exact(64, 64);

  /** Who checks a camera does not wait as long for a key frame as one who records it. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final Set<CameraState> SHOWS_NOTHING =
      EnumSet.of(CameraState.BLACK, CameraState.COVERED, CameraState.FROZEN, CameraState.STALLED);

  private static final IngesterOptions UNUSED =
      IngesterOptions.of(KafkaConfig.DEFAULT, IngestConfig.DEFAULT, "nowhere");

  private final CameraOptions options;
  private final WatchOptions watch;
  private final Camera camera;
  private final Feeds feeds;

  private CameraProbe(CameraOptions options, WatchOptions watch) {
    this.options = options;
    this.watch = watch;
    List<Camera> cameras = Placement.of(options, Map.of()).cameras();
    camera = cameras.get(0);
    feeds =
        new Feeds(
            cameras, GEOMETRY, UNUSED.withWatch(watch), stream -> PrivacyView.ALL, new Nowhere());
  }

  /**
   * Connects and decodes; the camera's own time comes a few seconds after the first frame.
   *
   * @param time to watch for, from the first frame
   * @throws IllegalStateException where GStreamer is missing
   */
  public static ProbeReport check(CameraOptions camera, Duration time) {
    return check(camera, time, WatchOptions.defaults().withKeyFrame(PATIENCE));
  }

  static ProbeReport check(CameraOptions camera, Duration time, WatchOptions watch) {
    GstRuntime.start();
    return new CameraProbe(camera, watch).watch(time);
  }

  private ProbeReport watch(Duration time) {
    return new FirstLook(options).problem().map(this::report).orElseGet(() -> connect(time));
  }

  private ProbeReport report(Ending.Lost lost) {
    return new ProbeReport(
        options.shownSource(),
        Optional.of(lost.problem()),
        Optional.of(lost.message()),
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        Duration.ZERO,
        0);
  }

  private ProbeReport connect(Duration time) {
    try (var connection =
        new CameraConnection(camera, CameraSources.of(options), GEOMETRY, watch, feeds)) {
      Ending ending = connection.run(() -> connection.streamedFor().compareTo(time) > 0);
      return report(connection, ending);
    }
  }

  private ProbeReport report(CameraConnection connection, Ending ending) {
    Optional<Ending.Lost> lost =
        ending instanceof Ending.Lost failed ? Optional.of(failed) : Optional.empty();
    CameraSnapshot seen = feeds.snapshot();
    return new ProbeReport(
        options.shownSource(),
        lost.map(Ending.Lost::problem),
        lost.map(Ending.Lost::message),
        lost.isPresent() ? List.of() : remarks(connection, seen),
        connection.codec(),
        connection.decoder(),
        connection.source().map(Size::of),
        connection.source().map(SourceFormat::rate).orElse(0.0),
        seen.fps(),
        seen.timestampSource(),
        seen.skew(),
        seen.framesDecoded());
  }

  private List<String> remarks(CameraConnection connection, CameraSnapshot seen) {
    List<String> all = new ArrayList<>();
    if (connection.waited().compareTo(watch.connect()) > 0) {
      all.add(
          "no key frame came for %.1f s: shorten its key frame interval to 2 s or less"
              .formatted(connection.waited().toMillis() / 1000.0));
    }
    if (SHOWS_NOTHING.contains(seen.state())) {
      all.add("the picture is %s".formatted(seen.state().name().toLowerCase(Locale.ROOT)));
    }
    seen.message().ifPresent(all::add);
    return all;
  }

  /** Takes everything, keeps nothing. */
  private static final class Nowhere implements RecordSink {
    @Override
    public void accept(Camera camera, FrameBatch batch) {}

    @Override
    public void accept(Camera camera, CameraHealth health) {}

    @Override
    public void close() {}
  }
}
