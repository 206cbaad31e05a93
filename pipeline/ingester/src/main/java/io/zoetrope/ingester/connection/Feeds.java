package io.zoetrope.ingester.connection;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.CameraStatus;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.ingester.clock.CaptureTime;
import io.zoetrope.ingester.clock.WallClock;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.StreamOptions;
import io.zoetrope.ingester.options.WatchOptions;
import io.zoetrope.ingester.privacy.PrivacyViews;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.video.follow.ViewsRule;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Region;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.gst.PulledFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All streams of a camera, which share its connection: one, or one for each of its zones, beside
 * which the camera itself is reported, too.
 */
final class Feeds {
  /** How often schedules are looked at. */
  private static final long LOOK_NANOS = 500_000_000L;

  private static final String NO_STREAM = "";

  private final List<Feed> all = new ArrayList<>();
  private final CameraStatus camera;
  private final boolean isOne;
  private final WatchOptions watch;
  private final PrivacyViews views;
  private Map<Feed, Feed.Pause> pauses = Map.of();
  private long nextLook = System.nanoTime();

  /**
   * @param cameras the camera itself and, behind it, its zones where it has any
   */
  Feeds(
      List<Camera> cameras,
      FrameGeometry geometry,
      IngesterOptions options,
      PrivacyViews views,
      RecordSink sink) {
    this.views = views;
    watch = options.watch();
    isOne = cameras.size() == 1;
    Iterator<Camera> of = (isOne ? cameras : cameras.subList(1, cameras.size())).iterator();
    for (StreamOptions stream : cameras.get(0).options().streams()) {
      all.add(new Feed(of.next(), stream, geometry, options, sink));
    }
    camera = isOne ? all.get(0).status() : new CameraStatus(cameras.get(0), sink, () -> NO_STREAM);
  }

  private Stream<CameraStatus> statuses() {
    Stream<CameraStatus> streams = all.stream().map(Feed::status);
    return isOne ? streams : Stream.concat(Stream.of(camera), streams);
  }

  List<CameraSnapshot> snapshots() {
    return statuses().map(CameraStatus::snapshot).toList();
  }

  /** Of the camera itself. */
  CameraSnapshot snapshot() {
    return camera.snapshot();
  }

  /** Whether the camera is still wanted, as {@link #wanted} says, looked at now and then. */
  boolean stillWanted(long nanoTime) {
    return nanoTime >= nextLook ? wanted(nanoTime) : pauses.size() < all.size();
  }

  /** Whether a stream is wanted: one that may be seen and whose hours it is. */
  boolean wanted(long nanoTime) {
    nextLook = nanoTime + LOOK_NANOS;
    look(Instant.now());
    return pauses.size() < all.size();
  }

  private void look(Instant now) {
    Map<Feed, Feed.Pause> next = new HashMap<>();
    for (Feed feed : all) {
      feed.pause(views.of(feed.id()), now).ifPresent(pause -> next.put(feed, pause));
    }
    next.keySet().stream()
        .filter(feed -> !pauses.containsKey(feed))
        .forEach(feed -> feed.stream().end());
    pauses = next;
  }

  /** Reports why nothing is wanted. */
  void pause() {
    all.forEach(feed -> tell(feed, pauses.get(feed)));
    if (!isOne) {
      var first = pauses.get(all.get(0));
      camera.state(first.state(), first.message());
    }
  }

  private static void tell(Feed feed, Feed.Pause pause) {
    feed.status().state(pause.state(), pause.message());
  }

  /** Shows pictures of a new connection as they may be seen now. */
  ViewsRule begin(FrameGeometry geometry) {
    all.forEach(feed -> feed.begin(views.of(feed.id())));
    return new ViewsRule(geometry, all.stream().map(Feed::part).toList());
  }

  /** Whether pictures would still be shown as when the connection began. */
  boolean sameViews() {
    return all.stream().allMatch(feed -> feed.view().sameAs(views.of(feed.id())));
  }

  /** Whether something is cut out of the only stream. */
  boolean crops() {
    return !all.get(0).view().zone().equals(Region.ALL);
  }

  void take(List<PulledFrame> frames, ViewsRule rule, Size source, CaptureTime time) {
    for (int i = 0; i < all.size(); i++) {
      Region shown = rule.next(i);
      if (!pauses.containsKey(all.get(i)) && all.get(i).isSeen()) {
        all.get(i).take(frames.get(i), shown, source, time);
      }
    }
    statuses().forEach(status -> status.frame(time, WallClock.micros()));
  }

  /** Reports how the connection does, and what the pictures of each stream show. */
  void connection(CameraState connection, String message) {
    List<CameraState> shown = new ArrayList<>();
    for (Feed feed : all) {
      if (pauses.containsKey(feed)) {
        tell(feed, pauses.get(feed));
      } else {
        shown.add(feed.state(connection, watch));
        feed.status().state(shown.get(shown.size() - 1), message);
      }
    }
    if (!isOne) {
      boolean alike = !shown.isEmpty() && shown.stream().distinct().count() == 1;
      camera.state(alike ? shown.get(0) : connection, message);
    }
  }

  /** Reports the same of all. */
  void state(CameraState state, String message) {
    statuses().forEach(status -> status.state(state, message));
  }

  void end() {
    all.forEach(feed -> feed.stream().end());
  }

  void tick(long nanoTime) {
    all.forEach(feed -> feed.stream().tick(nanoTime));
    statuses().forEach(status -> status.tick(nanoTime));
  }

  /** Reports a fact of the connection, which is one of all. */
  void report(Consumer<CameraStatus> fact) {
    statuses().forEach(fact);
  }
}
