package io.zoetrope.app.embedded;

import io.zoetrope.app.ingest.IngestRun;
import io.zoetrope.config.KafkaConfig;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.kafka.TopicSetup;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.StreamOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.job.start.Preflight;
import io.zoetrope.schemas.CameraHealth;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cameras → Kafka → Flink → events, in this process; Kafka may be elsewhere. Cameras are ingested
 * by child processes.
 */
public final class LivePipeline implements AutoCloseable {
  private static final String NOT_RESTORED =
      "the job begins anew: with flink.checkpoints set nothing is restored from kafka.data";
  private static final Logger LOG = LoggerFactory.getLogger(LivePipeline.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final PipelinePlan plan;
  private String bootstrapServers;
  private Optional<CheckpointFolder> checkpoints = Optional.empty();
  private EventsBefore eventsBefore;
  private Backlog backlog;
  private IngesterOptions ingest;
  private Preflight preflight;
  private EmbeddedFlink flink;
  private IngestRun ingester;
  private Optional<CapacityLine> capacity = Optional.empty();
  private Optional<DiskGuard> disk = Optional.empty();
  private Optional<String> jobNews = Optional.empty();

  private LivePipeline(PipelinePlan plan) {
    this.plan = plan;
  }

  /**
   * Starts all parts, each once the one before it runs.
   *
   * @param workspace for what is temporary
   * @throws PortInUseException where a port of the configuration is taken
   */
  public static LivePipeline start(PipelinePlan plan, Workspace workspace) throws Exception {
    return start(plan, workspace, () -> false);
  }

  /**
   * The same, where it may be stopped before all parts run.
   *
   * @param stopped asked between the parts
   * @throws CancellationException where it was stopped meanwhile; what had started is closed
   */
  public static LivePipeline start(PipelinePlan plan, Workspace workspace, BooleanSupplier stopped)
      throws Exception {
    LivePipeline pipeline = new LivePipeline(plan);
    try {
      goOnUnless(stopped);
      pipeline.warmIngester(workspace);
      pipeline.startKafka(workspace, stopped);
      goOnUnless(stopped);
      pipeline.prepare();
      goOnUnless(stopped);
      pipeline.startJob(workspace, stopped);
      goOnUnless(stopped);
      pipeline.startCameras();
      return pipeline;
    } catch (Exception e) {
      pipeline.close();
      throw e;
    }
  }

  private static void goOnUnless(BooleanSupplier stopped) {
    if (stopped.getAsBoolean()) {
      throw new CancellationException("stopped while starting");
    }
  }

  private void startKafka(Workspace workspace, BooleanSupplier stopped) throws Exception {
    KafkaConfig kafka = plan.config().kafka();
    TopicOptions topics = plan.ingest().topics();
    if (kafka.bootstrapServers() == null) {
      Path data = kafka.data() == null ? workspace.resolve("kafka") : Path.of(kafka.data());
      startBroker(data, kafka.port());
      if (kafka.data() != null) {
        chooseCheckpoints(data);
      }
      topics = topics.within(DiskGuard.free(data));
    } else {
      bootstrapServers = kafka.bootstrapServers();
    }
    backlog = new Backlog(kafkaClient(), plan.config());
    parts.push(backlog);
    ingest =
        TopicSetup.prepare(
            plan.ingest().ingester(bootstrapServers), topics, plan.ingest().geometry());
    String events = kafka.topics().events();
    eventsBefore =
        kafka.bootstrapServers() == null
            ? EventsBefore.read(kafkaClient(), events, stopped)
            : EventsBefore.unread(kafkaClient(), events);
  }

  /** Where the user keeps them elsewhere, which one to go on from is the user's to say. */
  private void chooseCheckpoints(Path data) throws Exception {
    if (plan.config().flink().checkpoints() == null) {
      checkpoints = Optional.of(CheckpointFolder.beside(data));
    } else {
      jobNews = Optional.of(NOT_RESTORED);
    }
  }

  private void startBroker(Path data, int port) throws Exception {
    EmbeddedKafka broker = EmbeddedKafka.start(data, port);
    parts.push(broker);
    bootstrapServers = broker.bootstrapServers();
    disk = Optional.of(new DiskGuard(data));
  }

  /** Before the job, which then finds the model loaded. */
  private void prepare() throws InterruptedException {
    preflight = Preflight.here(plan.job(bootstrapServers));
    try {
      var line = new CapacityLine(plan, preflight.clipsPerSecond().orElseThrow(), kafkaClient());
      parts.push(line);
      capacity = Optional.of(line);
    } catch (KafkaException e) {
      LOG.warn("What cameras need of the device is not known", e);
    }
  }

  private void startJob(Workspace workspace, BooleanSupplier stopped) throws Exception {
    var start =
        new JobStart(preflight.job(), plan.config().flink(), workspace.resolve("flink"), stopped);
    flink =
        checkpoints.isPresent()
            ? start.restored(checkpoints.get(), sentence -> jobNews = Optional.of(sentence))
            : start.anew();
    parts.push(flink);
    if (!eventsBefore.open().isEmpty()) {
      parts.push(OrphanedEvents.end(eventsBefore, backlog, kafkaClient(), plan.config()));
    }
  }

  /** Its processes start while everything else does. */
  private void warmIngester(Workspace workspace) {
    ingester = IngestRun.warm(plan.ingest(), workspace.resolve("ingesters"));
    parts.push(ingester);
  }

  private void startCameras() {
    parts.push(ingester); // once more: to be closed before the job and Kafka
    disk.ifPresent(guard -> ingester.dropWhile(guard::isFull));
    ingester.start(ingest, this::counted);
  }

  /** What these cameras need of the device is said anew. */
  private void counted(List<CameraOptions> cameras) {
    var streams =
        cameras.stream()
            .flatMap(camera -> camera.streams().stream())
            .map(StreamOptions::id)
            .collect(Collectors.toSet());
    capacity.ifPresent(line -> line.use(streams));
  }

  /** Changes of cameras' states that were not asked for yet, oldest first. */
  public List<CameraHealth> stateChanges() {
    return ingester.stateChanges();
  }

  /** Takes others for the cameras of its configuration; the rest lose no frame. */
  public void configure(List<CameraOptions> cameras) {
    ingester.configure(cameras);
  }

  public ZoetropeConfig config() {
    return plan.config();
  }

  /** What stood in the topic of events before this began. */
  public EventsBefore eventsBefore() {
    return eventsBefore;
  }

  /** Settings of a client of the pipeline's Kafka. */
  public Map<String, String> kafkaClient() {
    return plan.config().kafka().client(bootstrapServers);
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  public String webPage() {
    return flink.webPage();
  }

  /**
   * What the cameras need and what the device does, in one line; where that was said already and
   * holds, nothing.
   */
  public Optional<String> capacityNews() {
    return capacity.flatMap(CapacityLine::news);
  }

  /** What was found before the job started: the memory it needs, how far checkpoints are apart. */
  public Preflight preflight() {
    return preflight;
  }

  /** That frames are dropped because the broker's disk is full, or no longer; else nothing. */
  public Optional<String> diskNews() {
    return disk.flatMap(DiskGuard::news);
  }

  /** That the job does not go on where the one before ended, though it should; else nothing. */
  public Optional<String> jobNews() {
    return jobNews;
  }

  /** That the job's checkpoints fail, or no longer; else nothing. */
  public Optional<String> checkpointNews() {
    return flink.checkpointNews();
  }

  public List<CameraSnapshot> cameras() {
    return ingester.cameras();
  }

  /** Clips that the job has scored, by camera. */
  public Map<String, Long> clips() {
    return flink.clips();
  }

  /** Whether there is nothing more to come: all sources were files, and they are over. */
  public boolean ended() {
    return ingester.ended();
  }

  /** Whether the job has processed everything that the cameras sent. */
  public boolean drained() throws InterruptedException {
    return backlog.isEmpty();
  }

  /**
   * Does nothing while all is well.
   *
   * @throws JobFailedException where the job does not run any more
   */
  public void requireRunning() throws InterruptedException {
    if (flink.ended()) {
      flink.await();
    }
  }

  /** Ends the cameras' streams, so that every open event gets its END; the job goes on. */
  public void stopCameras() {
    ingester.close();
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.warn("Closing the pipeline", e);
      }
    }
  }
}
