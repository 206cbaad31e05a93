package io.zoetrope.app.config;

import static java.util.Objects.requireNonNullElse;

import io.zoetrope.yaml.ByteSize;
import io.zoetrope.yaml.Secret;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What {@code zoetrope.yaml} says, defaults filled in.
 *
 * @param model a model-package folder or a name of the catalogue
 * @param shadow a second model for the same clips, named as {@code model} is; null: none
 * @param cameras at least one, with distinct ids
 */
public record ZoetropeConfig(
    String model,
    String shadow,
    List<Camera> cameras,
    Kafka kafka,
    Flink flink,
    Ingest ingest,
    Recognition recognition,
    Events events) {

  public ZoetropeConfig {
    require(model != null && !model.isBlank(), "model: name a model-package folder or a model");
    require(shadow == null || !shadow.isBlank(), "shadow: name a model-package folder or a model");
    require(!model.equals(shadow), "shadow: name another model than model does");
    require(cameras != null && !cameras.isEmpty(), "cameras: list at least one camera");
    Set<String> ids = new HashSet<>();
    for (Camera camera : cameras) {
      require(ids.add(camera.id()), "cameras: id '%s' is used twice".formatted(camera.id()));
    }
    cameras = List.copyOf(cameras);
    kafka = requireNonNullElse(kafka, new Kafka(null, null, null, null, null, null, null));
    flink = requireNonNullElse(flink, new Flink(null, null, null, null));
    ingest = requireNonNullElse(ingest, new Ingest(null, null));
    recognition =
        requireNonNullElse(
            recognition,
            new Recognition(null, null, null, null, null, null, null, null, null, null));
    events = requireNonNullElse(events, new Events(null, null, null, null, null, null, null, null));
  }

  /**
   * Where pictures come from.
   *
   * @param source {@code rtsp://…} or {@code file:…}
   * @param loop start a file again at its end
   * @param priority in overload the lower ones go first
   */
  public record Camera(
      String id,
      String source,
      String user,
      Secret password,
      Transport transport,
      Boolean loop,
      Integer priority) {
    public Camera {
      require(id != null && id.matches("[A-Za-z0-9._-]{1,64}"), "id: 1 to 64 of A-Z a-z 0-9 . _ -");
      require(
          source != null && source.matches("(?s)(rtsps?://|file:).+"),
          "source: write rtsp://… or file:…");
      require((user == null) == (password == null), "user and password go together");
      transport = requireNonNullElse(transport, Transport.TCP);
      loop = requireNonNullElse(loop, false);
      priority = requireNonNullElse(priority, 0);
    }

    /** Without the source, whose URL may hold a password. */
    @Override
    public String toString() {
      return "Camera[" + id + "]";
    }
  }

  /** How RTP packets travel. */
  public enum Transport {
    TCP,
    UDP
  }

  /**
   * The log that everything goes through.
   *
   * @param bootstrapServers an existing Kafka; null: a broker in this process
   * @param properties further client properties, such as SASL
   * @param port of the broker in this process
   * @param data folder of that broker's log; null: a temporary one
   * @param retention how long frames are kept
   * @param retentionBytes how much of them, a partition
   */
  public record Kafka(
      String bootstrapServers,
      Map<String, Secret> properties,
      Integer port,
      String data,
      Integer partitions,
      Duration retention,
      ByteSize retentionBytes) {
    public Kafka {
      properties = properties == null ? Map.of() : Map.copyOf(properties);
      port = validPort("port", requireNonNullElse(port, 9092));
      partitions = requireNonNullElse(partitions, 8);
      require(partitions >= 1 && partitions <= 128, "partitions: 1 to 128");
      retention = positive("retention", requireNonNullElse(retention, Duration.ofMinutes(10)));
      retentionBytes = requireNonNullElse(retentionBytes, new ByteSize(1L << 30));
    }
  }

  /**
   * What runs the job.
   *
   * @param port of the web page
   * @param parallelism tasks side by side
   * @param checkpointInterval how often positions and events are made safe
   * @param delivery what a failure may leave behind in the topics
   */
  public record Flink(
      Integer port, Integer parallelism, Duration checkpointInterval, Delivery delivery) {
    public Flink {
      port = validPort("port", requireNonNullElse(port, 8081));
      parallelism = requireNonNullElse(parallelism, 1);
      require(parallelism >= 1 && parallelism <= 128, "parallelism: 1 to 128");
      checkpointInterval =
          positive(
              "checkpoint-interval",
              requireNonNullElse(checkpointInterval, Duration.ofSeconds(10)));
      delivery = requireNonNullElse(delivery, Delivery.AT_LEAST_ONCE);
    }
  }

  /** What consumers may see after a failure. */
  public enum Delivery {
    AT_LEAST_ONCE,
    EXACTLY_ONCE
  }

  /**
   * How frames come into the log.
   *
   * @param batch time that one record of frames spans
   * @param buffer bytes of frames kept while Kafka is away
   */
  public record Ingest(Duration batch, ByteSize buffer) {
    public Ingest {
      batch = positive("batch", requireNonNullElse(batch, Duration.ofMillis(250)));
      require(batch.compareTo(Duration.ofSeconds(2)) <= 0, "batch: at most 2s");
      buffer = requireNonNullElse(buffer, new ByteSize(64L << 20));
    }
  }

  /**
   * How clips are scored.
   *
   * @param device {@code cpu}, {@code openvino}, {@code cuda:N} or {@code tensorrt:N}
   * @param precision {@code fp32}, {@code bf16} on OpenVINO or {@code fp16} on TensorRT
   * @param workers clips at a time on a CPU; null: one per core
   * @param maxBatch clips in one call on a GPU
   * @param hop time from clip to clip
   * @param maxGap the longest gap in the frames that a clip bridges
   * @param scores also write every clip's scores
   * @param freshness when shedding, the most from a frame in the log to its answer
   * @param tensorrt how its engines are built and kept
   */
  public record Recognition(
      String device,
      String precision,
      Integer workers,
      Integer maxBatch,
      Duration hop,
      Duration maxGap,
      Boolean scores,
      OnOverload onOverload,
      Duration freshness,
      TensorRt tensorrt) {
    public Recognition {
      device = requireNonNullElse(device, "cpu");
      precision = requireNonNullElse(precision, "fp32");
      workers = requireNonNullElse(workers, Runtime.getRuntime().availableProcessors());
      require(workers >= 1, "workers: at least 1");
      maxBatch = requireNonNullElse(maxBatch, 8);
      require(maxBatch >= 1 && maxBatch <= 256, "max-batch: 1 to 256");
      hop = positive("hop", requireNonNullElse(hop, Duration.ofMillis(500)));
      maxGap = positive("max-gap", requireNonNullElse(maxGap, Duration.ofMillis(500)));
      scores = requireNonNullElse(scores, false);
      onOverload = requireNonNullElse(onOverload, OnOverload.BLOCK);
      freshness = positive("freshness", requireNonNullElse(freshness, Duration.ofSeconds(3)));
      require(
          onOverload == OnOverload.BLOCK || freshness.compareTo(hop.multipliedBy(2)) >= 0,
          "freshness: at least twice the hop");
      tensorrt = requireNonNullElse(tensorrt, new TensorRt(null, null));
      require(
          tensorrt.bestBatch() == null || tensorrt.bestBatch() <= maxBatch,
          "tensorrt: best-batch: at most max-batch");
    }
  }

  /**
   * What only TensorRT takes.
   *
   * @param engineCache folder that keeps engines; null: in the user's cache
   * @param bestBatch clips in the call that engines are tuned for; null: the largest
   */
  public record TensorRt(String engineCache, Integer bestBatch) {
    public TensorRt {
      require(bestBatch == null || bestBatch >= 1, "best-batch: at least 1");
    }
  }

  /** Where more clips come than the device can do. */
  public enum OnOverload {
    BLOCK,
    SHED
  }

  /**
   * When scores become events.
   *
   * @param smoothing weight of the newest clip in a label's moving score; 1: none
   * @param startScore a label starts at this score
   * @param startClips in this many
   * @param startOf of this many clips
   * @param endScore a label ends below this score
   * @param endClips in this many clips on end
   * @param mergeGap a pause shorter than this does not end an action
   * @param minDuration shorter actions are not told
   */
  public record Events(
      Float smoothing,
      Float startScore,
      Integer startClips,
      Integer startOf,
      Float endScore,
      Integer endClips,
      Duration mergeGap,
      Duration minDuration) {
    public Events {
      smoothing = share("smoothing", requireNonNullElse(smoothing, 0.6f));
      require(smoothing > 0, "smoothing: more than 0");
      startScore = share("start-score", requireNonNullElse(startScore, 0.6f));
      startOf = requireNonNullElse(startOf, 5);
      startClips = requireNonNullElse(startClips, 3);
      require(startClips >= 1 && startClips <= startOf, "start-clips: 1 to start-of");
      endScore = share("end-score", requireNonNullElse(endScore, 0.4f));
      require(endScore <= startScore, "end-score: at most start-score");
      endClips = requireNonNullElse(endClips, 3);
      require(endClips >= 1, "end-clips: at least 1");
      mergeGap = requireNonNullElse(mergeGap, Duration.ofSeconds(2));
      minDuration = requireNonNullElse(minDuration, Duration.ZERO);
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  private static int validPort(String name, int port) {
    require(port >= 1 && port <= 65_535, name + ": 1 to 65535");
    return port;
  }

  private static float share(String name, float value) {
    require(value >= 0 && value <= 1, name + ": 0 to 1");
    return value;
  }

  private static Duration positive(String name, Duration value) {
    require(!value.isNegative() && !value.isZero(), name + ": more than 0");
    return value;
  }
}
