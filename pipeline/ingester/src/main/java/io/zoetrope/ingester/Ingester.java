package io.zoetrope.ingester;

import static java.util.stream.Collectors.toMap;

import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.Placement;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.ingester.camera.StateChanges;
import io.zoetrope.ingester.connection.CameraWorker;
import io.zoetrope.ingester.kafka.CameraLanes;
import io.zoetrope.ingester.kafka.FrameProducer;
import io.zoetrope.ingester.kafka.KafkaClients;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.StreamOptions;
import io.zoetrope.ingester.privacy.PrivacyViews;
import io.zoetrope.ingester.privacy.SettingsFollower;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.gst.GstRuntime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Takes frames from cameras and files to Kafka, each camera by itself. Writes FrameBatch and
 * CameraHealth records.
 */
public final class Ingester implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 800;
  private static final long NAP_NANOS = 10_000_000;

  private final List<CameraOptions> cameras;
  private final FrameGeometry geometry;
  private final IngesterOptions options;
  private final Supplier<RecordSink> sinks;
  private final Supplier<PrivacyViews> books;
  private final Function<List<String>, Map<String, Integer>> lanes;
  private final Map<String, Running> running = new LinkedHashMap<>();
  private Consumer<CameraHealth> listener = change -> {};
  private RecordSink sink;
  private PrivacyViews views;

  /**
   * @param cameras all that share the work; each keeps the partition it had before
   * @param geometry what the model expects, of one size for all cameras
   * @throws IllegalArgumentException where two cameras have one id or the geometry has no fixed
   *     size
   */
  public Ingester(IngesterOptions options, List<CameraOptions> cameras, FrameGeometry geometry) {
    this(options, cameras, geometry, UnaryOperator.identity());
  }

  /**
   * The same with something that all records pass before they are sent.
   *
   * @param before makes it of what sends them
   */
  public Ingester(
      IngesterOptions options,
      List<CameraOptions> cameras,
      FrameGeometry geometry,
      UnaryOperator<RecordSink> before) {
    this(
        options,
        cameras,
        geometry,
        () ->
            before.apply(
                new FrameProducer(
                    () -> KafkaClients.producer(options), options.topics(), options.ringBytes())),
        () -> SettingsFollower.start(() -> KafkaClients.settings(options), configured(cameras)),
        ids -> CameraLanes.of(options, ids));
  }

  public Ingester(
      IngesterOptions options,
      List<CameraOptions> cameras,
      FrameGeometry geometry,
      Supplier<RecordSink> sinks) {
    this(options, cameras, geometry, sinks, () -> PrivacyViews.of(configured(cameras)));
  }

  public Ingester(
      IngesterOptions options,
      List<CameraOptions> cameras,
      FrameGeometry geometry,
      Supplier<RecordSink> sinks,
      Supplier<PrivacyViews> books) {
    this(options, cameras, geometry, sinks, books, Ingester::inOrder);
  }

  private Ingester(
      IngesterOptions options,
      List<CameraOptions> cameras,
      FrameGeometry geometry,
      Supplier<RecordSink> sinks,
      Supplier<PrivacyViews> books,
      Function<List<String>, Map<String, Integer>> lanes) {
    this.books = books;
    this.lanes = lanes;
    this.options = options;
    this.cameras = List.copyOf(cameras);
    this.geometry = geometry;
    this.sinks = sinks;
    CameraOptions.requireDistinct(cameras);
    if (geometry.fixedSize().isEmpty()) {
      throw new IllegalArgumentException(
          "frames of all cameras need one size: give the geometry a crop or an exact resize");
    }
  }

  private static Map<String, CameraSettings> configured(List<CameraOptions> cameras) {
    return cameras.stream()
        .flatMap(camera -> camera.streams().stream())
        .collect(toMap(StreamOptions::id, StreamOptions::settings, (one, other) -> one));
  }

  /** Has each change of a camera's state told, from the start on, by the camera's own thread. */
  public synchronized void tell(Consumer<CameraHealth> changes) {
    listener = changes;
  }

  /**
   * Connects to all cameras; a camera that cannot be reached is tried again and again.
   *
   * @throws IllegalStateException where GStreamer is missing or the settings of cameras, with their
   *     masks, or their partitions cannot be read
   */
  public synchronized void start() {
    GstRuntime.start();
    views = books.get();
    sink = new StateChanges(sinks.get(), listener);
    if (cameras.isEmpty()) {
      return;
    }
    var laneOf = lanes.apply(streams());
    for (CameraOptions each : cameras) {
      prepare(Placement.of(each, laneOf));
    }
    running.values().forEach(each -> each.thread.start());
  }

  /**
   * Connects to one more camera.
   *
   * @throws IllegalArgumentException where there is one of its id
   */
  public synchronized void add(Placement camera) {
    if (running.containsKey(camera.id())) {
      throw new IllegalArgumentException("two cameras have the id '%s'".formatted(camera.id()));
    }
    camera.options().streams().forEach(stream -> views.configure(stream.settings()));
    prepare(camera).start();
  }

  private Thread prepare(Placement camera) {
    var worker = new CameraWorker(camera.cameras(), geometry, options, views, sink);
    var thread = new Thread(worker, "zoetrope-camera-" + camera.id());
    thread.setDaemon(true);
    running.put(camera.id(), new Running(worker, thread));
    return thread;
  }

  /**
   * Ends a camera's streams and disconnects it, within two seconds; all others go on.
   *
   * @return how it and its zones did at the end; nothing where there is no such camera
   */
  public List<CameraSnapshot> remove(String camera) {
    Running one = running(camera);
    if (one == null) {
      return List.of();
    }
    one.worker.stop();
    join(one.thread, PATIENCE_MILLIS);
    forget(camera);
    return settled(one.worker);
  }

  /** What it sent last is on its way for a moment. */
  private static List<CameraSnapshot> settled(CameraWorker worker) {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    List<CameraSnapshot> now = worker.snapshots();
    while (now.stream().anyMatch(Ingester::isUnderWay) && System.nanoTime() < end) {
      LockSupport.parkNanos(NAP_NANOS);
      now = worker.snapshots();
    }
    return now;
  }

  private static boolean isUnderWay(CameraSnapshot now) {
    return now.framesTaken() > now.framesSent() + now.framesDropped();
  }

  private synchronized Running running(String camera) {
    return running.get(camera);
  }

  private synchronized void forget(String camera) {
    running.remove(camera);
  }

  private List<String> streams() {
    return cameras.stream()
        .flatMap(camera -> camera.streams().stream())
        .map(StreamOptions::id)
        .toList();
  }

  /** Lanes where no log keeps any. */
  private static Map<String, Integer> inOrder(List<String> streams) {
    Map<String, Integer> lanes = new HashMap<>();
    streams.forEach(stream -> lanes.put(stream, lanes.size()));
    return lanes;
  }

  /** How each camera and zone is doing, in their order; also after {@link #close}. */
  public synchronized List<CameraSnapshot> cameras() {
    return running.values().stream().flatMap(each -> each.worker.snapshots().stream()).toList();
  }

  /** Whether all sources are files and over. */
  public boolean ended() {
    return cameras().stream().allMatch(camera -> camera.state() == CameraState.ENDED);
  }

  /** Ends all streams, sends what is left and disconnects, within two seconds. */
  @Override
  public synchronized void close() {
    running.values().forEach(each -> each.worker.stop());
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    for (Running each : running.values()) {
      join(each.thread, (end - System.nanoTime()) / 1_000_000);
    }
    if (sink != null) {
      sink.close();
      views.close();
    }
  }

  private static void join(Thread thread, long millis) {
    try {
      thread.join(Math.max(1, millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Running(CameraWorker worker, Thread thread) {}
}
