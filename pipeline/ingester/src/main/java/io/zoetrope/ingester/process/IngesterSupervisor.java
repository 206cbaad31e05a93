package io.zoetrope.ingester.process;

import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.ingester.kafka.CameraLanes;
import io.zoetrope.ingester.kafka.FrameProducer;
import io.zoetrope.ingester.kafka.KafkaClients;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.video.geometry.FrameGeometry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes frames from cameras and files to Kafka by way of child processes, and starts those again
 * that crash. Which cameras there are can change at any time.
 */
public final class IngesterSupervisor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngesterSupervisor.class);

  private static final long LOOK_MILLIS = 100;
  private static final Duration ENDING = Duration.ofMillis(2500);

  /** A ring for what cameras without a process have to say. */
  private static final long SMALL = 1 << 20;

  private final ChildPool pool;
  private final FrameGeometry geometry;
  private final int most;
  private final Thread thread = new Thread(this::look, "zoetrope-ingester-supervisor");
  private volatile Consumer<CameraHealth> listener = change -> {};
  private volatile BooleanSupplier full = () -> false;
  private volatile Optional<Groups> groups = Optional.empty();
  private IngesterOptions options;
  private AbsentCameras absent;

  /**
   * @param geometry what the model expects, of one size for all cameras
   * @throws IllegalArgumentException where it has no fixed size
   */
  public IngesterSupervisor(ChildVm vm, FrameGeometry geometry) {
    if (geometry.fixedSize().isEmpty()) {
      throw new IllegalArgumentException(
          "frames of all cameras need one size: give the geometry a crop or an exact resize");
    }
    pool = new ChildPool(vm);
    this.geometry = geometry;
    most = vm.mostCameras();
  }

  private static RecordSink producer(IngesterOptions options) {
    return new FrameProducer(() -> KafkaClients.producer(options), options.topics(), SMALL);
  }

  /** Starts the processes that so many cameras will need, while other things are prepared. */
  public void warm(int cameras) {
    pool.warm((cameras + most - 1) / most);
  }

  /** Has each change of a camera's state told, from the start on; must not wait. */
  public void tell(Consumer<CameraHealth> changes) {
    listener = changes;
  }

  /** Has frames dropped and counted as long as that is so; asked ten times a second. */
  public void dropWhile(BooleanSupplier condition) {
    full = condition;
  }

  /**
   * Has the processes for so many cameras begin; which these are is said later.
   *
   * @throws IllegalStateException where GStreamer is missing or the settings of cameras, with their
   *     masks, cannot be read
   */
  public synchronized void start(IngesterOptions ingest, int cameras) {
    options = ingest;
    absent = new AbsentCameras(() -> producer(ingest), this::told);
    var all = new Groups(pool, most, ingest, geometry, absent, this::told);
    groups = Optional.of(all);
    all.open(Math.max(1, cameras));
    thread.setDaemon(true);
    thread.start();
    try {
      all.awaitReady(Group.STARTING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the ingester starts", e);
    }
  }

  private void told(CameraHealth change) {
    listener.accept(change);
  }

  /**
   * From now on exactly these cameras: the streams of those that are not listed end, then new ones
   * are connected to, again and again, and those whose options changed begin again. No other loses
   * a frame, but where a stream does not end: its process is killed after some seconds. So those
   * that are not listed have ended whatever becomes of the others.
   *
   * @throws IllegalArgumentException where two cameras have one id
   * @throws IllegalStateException where the lanes of new cameras cannot be read, so that none
   *     begins, or where even a process that is killed does not end
   */
  public synchronized void use(List<CameraOptions> cameras) {
    Groups all = groups.orElseThrow(() -> new IllegalStateException("not started"));
    all.keepOnly(cameras);
    try {
      all.awaitLeft();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    CameraOptions.requireDistinct(cameras);
    List<String> unknown = all.unknown(cameras);
    all.use(cameras, unknown.isEmpty() ? Map.of() : CameraLanes.of(options, unknown));
  }

  /**
   * How each camera was doing half a second ago at most, in their order, those that left last; also
   * after {@link #close}.
   */
  public List<CameraSnapshot> cameras() {
    return groups.map(Groups::cameras).orElse(List.of());
  }

  /** The same of those alone that are this ingester's now. */
  public List<CameraSnapshot> present() {
    return groups.map(Groups::present).orElse(List.of());
  }

  /** Whether there is nothing more to come: all sources are files, and over or set apart. */
  public boolean ended() {
    return groups.filter(Groups::over).isPresent();
  }

  /** Of the process that has this camera, where it lives. */
  public Optional<Long> pid(String camera) {
    return groups.flatMap(all -> all.pid(camera));
  }

  private void look() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        lookOnce();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever fails, the next look comes: nobody else starts what crashed again. */
  private void lookOnce() {
    try {
      groups.orElseThrow().drop(full.getAsBoolean());
      groups.orElseThrow().look();
    } catch (RuntimeException e) {
      LOG.error("Looking after ingester processes", e);
    }
  }

  /** Ends all streams, sends what is left and ends the processes, within three seconds. */
  @Override
  public synchronized void close() {
    pool.close();
    groups.ifPresent(this::end);
    thread.interrupt();
  }

  private void end(Groups all) {
    all.end();
    try {
      all.awaitEnd(ENDING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    absent.close();
  }
}
