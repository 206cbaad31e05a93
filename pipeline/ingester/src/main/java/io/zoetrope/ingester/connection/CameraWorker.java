package io.zoetrope.ingester.connection;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.Secrets;
import io.zoetrope.ingester.options.WatchOptions;
import io.zoetrope.ingester.privacy.PrivacyViews;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.source.PictureSource;
import io.zoetrope.video.source.SourceProblem;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one camera connected, on a thread of its own, so that nothing one camera does reaches
 * another.
 */
public final class CameraWorker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(CameraWorker.class);
  private static final long NAP_NANOS = 50_000_000;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  /** What cameras may lock who tries too often for. */
  private static final Set<SourceProblem> LOCKING =
      EnumSet.of(SourceProblem.UNAUTHORIZED, SourceProblem.NO_LOGIN);

  /** What fails sooner is not tried again at once. */
  private static final Duration LASTING = Duration.ofSeconds(10);

  /** A file's round: starting a picture's file again and again would keep a processor busy. */
  private static final Duration SHORTEST_ROUND = Duration.ofSeconds(1);

  private final Camera camera;
  private final PictureSource source;
  private final FrameGeometry geometry;
  private final WatchOptions watch;
  private final Feeds feeds;
  private final BackOff backOff;
  private volatile boolean stopping;

  /**
   * @param cameras the camera itself and, behind it, its zones where it has any
   */
  public CameraWorker(
      List<Camera> cameras,
      FrameGeometry geometry,
      IngesterOptions options,
      PrivacyViews views,
      RecordSink sink) {
    this.camera = cameras.get(0);
    this.source = CameraSources.of(camera.options());
    this.geometry = geometry;
    this.watch = options.watch();
    this.feeds = new Feeds(cameras, geometry, options, views, sink);
    this.backOff = new BackOff(watch.firstRetry(), watch.lastRetry(), RandomGenerator.getDefault());
  }

  @Override
  public void run() {
    while (!stopping) {
      try {
        round();
      } catch (RuntimeException | Error e) {
        outlive(e);
      }
    }
    tell(CameraState.ENDED, "");
  }

  public void stop() {
    stopping = true;
  }

  /** Of the camera, and of each of its zones. */
  public List<CameraSnapshot> snapshots() {
    return feeds.snapshots();
  }

  /**
   * As long as nobody knows what is masked, and outside its hours: not even connected, so that no
   * picture is taken.
   */
  private void pauseWhileUnwanted() {
    while (!stopping && !feeds.wanted(System.nanoTime())) {
      feeds.pause();
      rest(LOOK_AGAIN);
    }
  }

  /** One connection, and the rest after it. */
  private void round() {
    pauseWhileUnwanted();
    feeds.connection(CameraState.CONNECTING, "");
    long start = System.nanoTime();
    Ending ending = connect();
    feeds.end();
    if (ending instanceof Ending.Lost lost) {
      feeds.connection(CameraState.OFFLINE, lost.message());
      rest(wait(lost.problem()));
      endUnless(source.goesOn(true));
    } else if (ending instanceof Ending.Finished) {
      endUnless(source.goesOn(false));
      rest(SHORTEST_ROUND.minusNanos(System.nanoTime() - start));
    }
  }

  /** Where there is nothing more to come, rests until it is asked to stop. */
  private void endUnless(boolean more) {
    if (!more) {
      feeds.state(CameraState.ENDED, "");
      rest(Duration.ofDays(Short.MAX_VALUE));
    }
  }

  /** A camera goes on, whatever happens: also where memory was lacking. */
  private void outlive(Throwable failure) {
    tell(CameraState.OFFLINE, failed(failure).message());
    long end = System.nanoTime() + backOff.next().toNanos();
    for (long left; !stopping && (left = end - System.nanoTime()) > 0; ) {
      LockSupport.parkNanos(Math.min(NAP_NANOS, left));
    }
  }

  private void tell(CameraState state, String message) {
    try {
      feeds.state(state, message);
    } catch (RuntimeException | Error e) {
      LOG.error("camera {} is {}, which could not be reported", camera.id(), state, e);
    }
  }

  private Ending.Lost failed(Throwable failure) {
    LOG.error("camera {} failed", camera.id(), failure);
    String text = failure instanceof Error ? failure.toString() : failure.getMessage();
    return new Ending.Lost(
        SourceProblem.OTHER, Secrets.redact(String.valueOf(text), camera.options()));
  }

  private Ending connect() {
    if (stopping) {
      return new Ending.Stopped();
    }
    try (var connection = new CameraConnection(camera, source, geometry, watch, feeds)) {
      Ending ending = connection.run(this::isOver);
      if (connection.streamedFor().compareTo(LASTING) > 0) {
        backOff.reset();
      }
      return ending;
    } catch (RuntimeException | Error e) {
      return failed(e);
    }
  }

  private boolean isOver() {
    return stopping || !feeds.sameViews() || !feeds.stillWanted(System.nanoTime());
  }

  private Duration wait(SourceProblem problem) {
    return LOCKING.contains(problem) ? backOff.longest() : backOff.next();
  }

  /** Waits, while heartbeats go on. */
  private void rest(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long now; !stopping && (now = System.nanoTime()) < end; ) {
      feeds.tick(now);
      LockSupport.parkNanos(Math.min(NAP_NANOS, end - now));
    }
  }
}
