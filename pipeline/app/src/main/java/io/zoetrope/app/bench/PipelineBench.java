package io.zoetrope.app.bench;

import io.zoetrope.app.embedded.EmbeddedFlink;
import io.zoetrope.app.embedded.EmbeddedKafka;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.ingester.kafka.TopicSetup;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.Topics;
import io.zoetrope.schemas.client.TopicReader;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.zoo.measure.BareLoop;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The whole job, from the frames in Kafka to the scores, against a bare loop of the same network
 * over the same clips with as many threads, in turns.
 */
public final class PipelineBench implements AutoCloseable {
  /**
   * Of a round's clips, those scored while classes load and code is compiled. A job runs for days;
   * its first minute, when the compiler takes a tenth of the processors, is not its speed.
   */
  private static final double WARM_UP = 0.5;

  private final ModelPackage model;
  private final ZoetropeConfig config;
  private final int workers;
  private final Workspace workspace;
  private final EmbeddedKafka kafka;
  private final BareLoop bare;
  private final Map<String, byte[]> frames = new HashMap<>();
  private int rounds;

  /** Starts Kafka and fills the topic of frames. */
  public PipelineBench(
      ModelPackage model, int workers, int cameras, int clipsEach, Workspace workspace)
      throws Exception {
    this.model = model;
    config = config(workers);
    this.workers = workers;
    this.workspace = workspace;
    kafka = EmbeddedKafka.start(workspace.resolve("kafka"), Ports.free());
    bare = new BareLoop(model.onnx(), clipShape());
    fill(cameras, clipsEach);
  }

  /** All clips that are in the log, and their scores. */
  private static ZoetropeConfig config(int workers) {
    return ConfigFile.of(
            List.of(
                "recognition.workers=" + workers,
                "recognition.scores=true",
                "flink.start-from=earliest",
                "flink.bounded=true"))
        .config();
  }

  /**
   * A side's speed.
   *
   * @param clips a second
   * @param cpu processor seconds a clip, of the whole process
   */
  public record Speed(double clips, double cpu) {}

  /** Both sides, one after the other. */
  public record Round(Speed job, Speed bare) {
    public double ratio() {
      return job.clips / bare.clips;
    }

    /** The same by processor time, which other processes on the machine disturb less. */
    public double cpuRatio() {
      return bare.cpu / job.cpu;
    }
  }

  /** Measures the job once it is warm, then the bare loop over the very clips that it cut. */
  public Round run() throws Exception {
    try (var cpu = new CpuLog()) {
      List<ClipScore> scores = new ArrayList<>(runJob());
      scores.sort(Comparator.comparingLong(score -> score.getLatency().getInferred()));
      List<ClipScore> warm = scores.subList((int) (WARM_UP * scores.size()), scores.size());
      return new Round(jobSpeed(warm, cpu), bareSpeed(warm, cpu));
    }
  }

  private Speed bareSpeed(List<ClipScore> scores, CpuLog cpu) throws InterruptedException {
    List<ByteBuffer> clips = scores.stream().map(this::pixels).toList();
    long start = System.currentTimeMillis() * 1000;
    double seconds = bare.run(clips, workers);
    long end = System.currentTimeMillis() * 1000;
    return new Speed(clips.size() / seconds, cpu.seconds(start, end) / clips.size());
  }

  /** Rounds of the bare loop alone warm it up, as the job's first clips do the job. */
  public void warmUp() throws InterruptedException {
    ByteBuffer clip = ByteBuffer.allocateDirect(Math.toIntExact(bytes(clipShape())));
    bare.run(java.util.Collections.nCopies(4 * workers, clip), workers);
  }

  private void fill(int cameras, int clipsEach) throws Exception {
    prepareTopics(cameras);
    int frameCount = model.card().clip().frames() + clipsEach * hopFrames();
    var serde = RecordSerde.of(FrameBatch.class);
    Map<String, Object> client = new HashMap<>(client());
    client.put("compression.type", "zstd");
    client.put("max.request.size", 16 << 20);
    client.put("enable.idempotence", false); // nothing here is worth a retry in order
    try (var producer = new KafkaProducer<>(client, new StringSerializer(), serde.serializer())) {
      List<Future<?>> sent = new ArrayList<>();
      new RenderedFootage(model.card(), cameras, frameCount)
          .write(
              batch -> {
                remember(batch);
                String camera = batch.getCameraId();
                int lane = Integer.parseInt(camera.substring(4)) % cameras;
                var record = new ProducerRecord<>(Topics.FRAME_BATCHES, lane, camera, batch);
                sent.add(producer.send(record));
              });
      for (Future<?> each : sent) {
        each.get();
      }
    }
  }

  private void prepareTopics(int cameras) {
    var input = model.card().input();
    TopicSetup.prepare(
        IngesterOptions.of(config.kafka(), config.ingest(), kafka.bootstrapServers()),
        new TopicOptions(cameras, Optional.empty(), Duration.ofHours(1), 8L << 30, true, true),
        FrameGeometry.exact(input.width(), input.height()));
  }

  private void remember(FrameBatch batch) {
    int size = batch.getWidth() * batch.getHeight() * 3;
    ByteBuffer pixels = batch.getFrames().duplicate();
    for (int i = 0; i < batch.getCaptureTimes().size(); i++) {
      byte[] frame = new byte[size];
      pixels.get(frame);
      frames.put(name(batch.getCameraId(), batch.getFirstFrame() + i), frame);
    }
  }

  private List<ClipScore> runJob() throws Exception {
    Instant start = Instant.now();
    Path folder = workspace.resolve("flink-" + rounds++);
    var pages = ConfigFile.of(List.of("flink.port=" + Ports.free())).config().flink();
    try (var flink = EmbeddedFlink.start(job(), pages, folder)) {
      flink.await();
    }
    return scoresSince(start);
  }

  private JobOptions job() {
    return JobOptions.of(config, kafka.bootstrapServers(), model, Optional.empty());
  }

  private List<ClipScore> scoresSince(Instant start) {
    List<ClipScore> scores = new ArrayList<>();
    try (var reader = TopicReader.open(client(), Topics.CLIP_SCORES, ClipScore.class, start)) {
      while (!reader.atEnd()) {
        scores.addAll(reader.poll(Duration.ofMillis(200)));
      }
    }
    return scores;
  }

  /** From the first score to the last. */
  private static Speed jobSpeed(List<ClipScore> scores, CpuLog cpu) {
    long start = scores.get(0).getLatency().getInferred();
    long end = scores.get(scores.size() - 1).getLatency().getInferred();
    int clips = scores.size() - 1;
    return new Speed(clips / ((end - start) / 1e6), cpu.seconds(start, end) / clips);
  }

  private ByteBuffer pixels(ClipScore score) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(Math.toIntExact(bytes(clipShape())));
    for (long number : score.getFrameNumbers()) {
      pixels.put(frames.get(name(score.getCameraId(), number)));
    }
    return pixels.flip();
  }

  private int hopFrames() {
    double interval = model.card().clip().interval().seconds();
    return (int) Math.round(job().hop().toMillis() / 1e3 / interval);
  }

  private long[] clipShape() {
    ModelCard card = model.card();
    return new long[] {1, card.clip().frames(), card.input().height(), card.input().width(), 3};
  }

  private static long bytes(long[] shape) {
    return java.util.Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  private Map<String, String> client() {
    return Map.of("bootstrap.servers", kafka.bootstrapServers());
  }

  private static String name(String camera, long frame) {
    return camera + "/" + frame;
  }

  @Override
  public void close() throws Exception {
    bare.close();
    kafka.close();
  }
}
