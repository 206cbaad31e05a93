package io.zoetrope.ingester.connection;

import io.zoetrope.config.AreaConfig.Corner;
import io.zoetrope.ingester.batch.FrameStream;
import io.zoetrope.ingester.batch.PictureWatch;
import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.CameraStatus;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.ingester.clock.CaptureTime;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.StreamOptions;
import io.zoetrope.ingester.options.WatchOptions;
import io.zoetrope.ingester.privacy.Outline;
import io.zoetrope.ingester.privacy.PrivacyView;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.video.follow.ViewedPart;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Region;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.gst.PulledFrame;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One stream of a camera: its pictures' way into batches, and what is reported of it. */
final class Feed {
  private final StreamOptions options;
  private final FrameStream stream;
  private final CameraStatus status;
  private PrivacyView view = PrivacyView.ALL;
  private PictureWatch picture = new PictureWatch();

  Feed(
      Camera camera,
      StreamOptions options,
      FrameGeometry geometry,
      IngesterOptions ingester,
      RecordSink sink) {
    this.options = options;
    stream = new FrameStream(camera, geometry, ingester, sink);
    status = new CameraStatus(camera, sink, stream::id);
  }

  String id() {
    return options.id();
  }

  FrameStream stream() {
    return stream;
  }

  CameraStatus status() {
    return status;
  }

  /** Shows pictures of a new connection like this. */
  void begin(PrivacyView next) {
    view = next;
    picture = new PictureWatch();
    stream.use(next, outline(next.zone()));
  }

  /** Only a zone's own place is a polygon: one that was set anew is a rectangle. */
  private Optional<Outline> outline(Region zone) {
    List<Corner> corners = options.corners();
    return corners.isEmpty() || !zone.equals(PrivacyView.of(options.settings()).zone())
        ? Optional.empty()
        : Optional.of(new Outline(corners));
  }

  ViewedPart part() {
    return new ViewedPart(view.zone(), options.follows(), view.masks());
  }

  PrivacyView view() {
    return view;
  }

  /** Whether the connection's pictures may be seen. */
  boolean isSeen() {
    return view.hidden().isEmpty();
  }

  /** Why no picture of it is wanted now; empty: they are. */
  Optional<Pause> pause(PrivacyView seen, Instant now) {
    if (seen.hidden().isPresent()) {
      return Optional.of(new Pause(CameraState.OFFLINE, seen.hidden().get()));
    }
    return options.schedule().isOpen(now)
        ? Optional.empty()
        : Optional.of(new Pause(CameraState.PAUSED, options.schedule().sentence(now)));
  }

  void take(PulledFrame frame, Region shown, Size source, CaptureTime time) {
    stream.add(frame, shown, source, time, picture);
  }

  /**
   * What its pictures show.
   *
   * @param connection how the camera's connection does
   */
  CameraState state(CameraState connection, WatchOptions watch) {
    return connection != CameraState.STREAMING ? connection : shown(watch);
  }

  private CameraState shown(WatchOptions watch) {
    if (picture.darkNanos() > watch.black().toNanos()) {
      return CameraState.BLACK;
    }
    if (picture.sameNanos() > watch.frozen().toNanos()) {
      return CameraState.FROZEN;
    }
    if (picture.coveredNanos() > watch.frozen().toNanos()) {
      return CameraState.COVERED; // by a hand, and there is noise; a dead signal has none
    }
    return picture.blurredNanos() > watch.frozen().toNanos()
        ? CameraState.BLURRED
        : CameraState.STREAMING;
  }

  /** Why nothing of a feed is wanted, as a state and a sentence. */
  record Pause(CameraState state, String message) {}
}
