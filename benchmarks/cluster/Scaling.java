import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.schemas.Topics;
import io.zoetrope.schemas.client.TopicReader;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What the script needs of a cluster's topics. {@code model FOLDER}: writes the network, a narrow
 * R(2+1)D-18. {@code fill FOLDER KAFKA CAMERAS CLIPS}: frames for so many clips of each camera;
 * prints how many that are. {@code rate KAFKA TOPIC CLIPS}: waits for them, prints clips a second.
 */
final class Scaling {
  private static final int BATCH = 4;
  private static final double HOP_SECONDS = 0.5;
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private Scaling() {}

  public static void main(String[] arguments) throws Exception {
    switch (arguments[0]) {
      case "model" -> model(Path.of(arguments[1]));
      case "fill" ->
          fill(
              ModelPackage.read(Path.of(arguments[1], "model")).card(),
              arguments[2],
              Integer.parseInt(arguments[3]),
              Integer.parseInt(arguments[4]));
      case "rate" -> rate(arguments[1], arguments[2], Integer.parseInt(arguments[3]));
      default -> throw new IllegalArgumentException("model, fill or rate, not " + arguments[0]);
    }
  }

  private static void model(Path folder) {
    var spec = Catalogue.standard().get("r2plus1d_v1_resnet18_kinetics400");
    ModelExport.of(spec, List.of("one", "two"))
        .options(spec.options().with("width", 32).classes(2))
        .outputs(Outputs.LOGITS)
        .seeded(1, folder);
  }

  private static void fill(ModelCard card, String kafka, int cameras, int clips) throws Exception {
    int hop = (int) Math.round(HOP_SECONDS / card.clip().interval().seconds());
    int frames = card.clip().frames() + (clips - 1) * hop;
    Map<String, Object> client =
        Map.of("bootstrap.servers", kafka, "max.request.size", 16 << 20, "acks", "all");
    var serde = RecordSerde.of(FrameBatch.class);
    try (var producer = new KafkaProducer<>(client, new StringSerializer(), serde.serializer())) {
      for (int first = 0; first < frames; first += BATCH) {
        for (int camera = 0; camera < cameras; camera++) {
          var batch = batch(card, "cam-" + camera, first, Math.min(BATCH, frames - first));
          producer.send(
              new ProducerRecord<>(Topics.FRAME_BATCHES, camera, batch.getCameraId(), batch));
        }
      }
      producer.flush();
    }
    System.out.println(cameras * clips);
  }

  private static FrameBatch batch(ModelCard card, String camera, int first, int count) {
    int width = card.input().width();
    int height = card.input().height();
    byte[] pixels = new byte[count * width * height * 3];
    new Random(first).nextBytes(pixels);
    List<Long> times = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      times.add(card.clip().interval().point(i));
    }
    return FrameBatch.newBuilder()
        .setCameraId(camera)
        .setStreamId(camera)
        .setFirstFrame(first)
        .setCaptureTimes(times)
        .setTimestampSource(TimestampSource.FILE)
        .setWidth(width)
        .setHeight(height)
        .setPixelFormat(PixelFormat.RGB24)
        .setIngestTime(times.get(count - 1))
        .setFrames(ByteBuffer.wrap(pixels))
        .build();
  }

  private static void rate(String kafka, String topic, int clips) throws Exception {
    var scored = new ArrayList<Long>();
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (var reader =
        TopicReader.open(
            Map.of("bootstrap.servers", kafka), topic, ClipScore.class, Instant.EPOCH)) {
      while (scored.size() < clips) {
        reader
            .poll(Duration.ofMillis(200))
            .forEach(score -> scored.add(score.getLatency().getInferred()));
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "%d of %d clips after %s".formatted(scored.size(), clips, PATIENCE));
        }
      }
    }
    scored.sort(null);
    int from = clips / 2;
    int to = clips * 9 / 10;
    double seconds = (scored.get(to) - scored.get(from)) / 1e6;
    System.out.printf(Locale.ROOT, "%.3f%n", (to - from) / seconds);
  }
}
