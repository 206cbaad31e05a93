package io.zoetrope.job;

import io.zoetrope.config.ConfigArguments;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.options.PackageFolder;
import io.zoetrope.job.sink.ActionSinks;
import io.zoetrope.job.sink.KafkaResults;
import io.zoetrope.job.source.KafkaFrames;
import io.zoetrope.job.source.LogTime;
import io.zoetrope.job.source.LogTimeCheck;
import io.zoetrope.job.source.RetentionCheck;
import io.zoetrope.job.source.SettingsTopicCheck;
import io.zoetrope.job.start.Preflight;
import io.zoetrope.job.topic.JobRights;
import io.zoetrope.job.topic.TopicsCheck;
import io.zoetrope.operators.clip.AssembleClips;
import io.zoetrope.operators.clip.StreamItem;
import io.zoetrope.operators.event.SegmentActions;
import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.frame.DeadLetter;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.inference.recognition.Recognition;
import io.zoetrope.operators.inference.recognition.RecognizeClipsFactory;
import io.zoetrope.operators.types.AvroType;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.ClipFeature;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.client.KafkaRefusedException;
import io.zoetrope.yaml.YamlException;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Flink job from frames to action events; the main class of the jar a cluster runs. */
public final class ActionJob {
  private static final Logger LOG = LoggerFactory.getLogger(ActionJob.class);
  private static final int WRONG_USE = 2;

  private ActionJob() {}

  /**
   * Runs the job that a configuration describes.
   *
   * @param arguments {@code --config FILE|URI} and any number of {@code -D path.to.key=value}; on
   *     wrong use exits 2, where this is a program of its own
   */
  public static void main(String[] arguments) throws Exception {
    try {
      run(options(arguments));
    } catch (YamlException e) {
      if (isSubmitted()) {
        throw e; // the process is Flink's, which says so
      }
      System.err.println("zoetrope: " + e.getMessage());
      System.exit(WRONG_USE);
    }
  }

  private static void run(JobOptions options) throws Exception {
    var ready = isSubmitted() ? Preflight.elsewhere(options) : Preflight.here(options);
    requireOfKafka(ready.job()); // its checkpoints may be further apart than configured
    LOG.info("{}", ready.memory());
    LOG.info("{}", ready.checkpoints());
    var env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            JobEnvironment.configuration(ready.job().runtime()));
    drawOnKafka(env, ready.job());
    env.execute(options.runtime().name());
  }

  /**
   * Checks that Kafka lets the job do its work, has its topics, dates frames by its log, and keeps
   * them for long enough to restore the job.
   *
   * @throws KafkaRefusedException where a right is missing
   * @throws IllegalStateException where a topic is absent, frames are kept for too short a time, or
   *     bear other times
   */
  public static void requireOfKafka(JobOptions options) throws InterruptedException {
    JobRights.require(options, KafkaResults.transactions(options.runtime().name()));
    LogTimeCheck.require(options);
    RetentionCheck.require(options);
    SettingsTopicCheck.require(options);
    TopicsCheck.require(options);
  }

  /**
   * What the arguments of {@link #main} mean.
   *
   * @throws YamlException where they cannot be, naming the file and its line, or the argument
   */
  public static JobOptions options(String... arguments) {
    return options(ConfigArguments.parse(arguments).read());
  }

  /**
   * The same of a configuration, whose models are folders or URIs.
   *
   * @throws YamlException naming the key that cannot be
   */
  public static JobOptions options(ConfigFile file) {
    return file.as(
        config ->
            JobOptions.of(
                config,
                config.kafka().requireBootstrapServers(),
                PackageFolder.read("model", config.requireModel()),
                Optional.ofNullable(config.shadow())
                    .map(shadow -> PackageFolder.read("shadow", shadow))));
  }

  /** Whether Flink's client runs this, and not a user. */
  private static boolean isSubmitted() {
    return StreamExecutionEnvironment.getExecutionEnvironment() instanceof StreamContextEnvironment;
  }

  /** Draws the job from topics to topics. */
  public static void drawOnKafka(StreamExecutionEnvironment env, JobOptions options) {
    var savepoint = env.getConfiguration().getOptional(StateRecoveryOptions.SAVEPOINT_PATH);
    draw(env, KafkaFrames.source(options, savepoint), KafkaResults.sinks(options), options);
  }

  /**
   * Draws the job: after the shuffle by camera everything up to the sinks is one chained task. The
   * environment must be made with {@link JobEnvironment#configuration}.
   */
  public static void draw(
      StreamExecutionEnvironment env,
      Source<FrameRecord, ?, ?> frames,
      ActionSinks sinks,
      JobOptions options) {
    var clips = assembled(byCamera(env, frames, options), options);
    var recognitions = recognized(clips, options);
    var events = segmented(recognitions, options);

    write(events, sinks.events(), "action-events");
    write(deadLetters(clips, recognitions), sinks.deadLetters(), "dead-letters");
    sinks.scores().ifPresent(to -> write(scores(recognitions), to, "clip-scores"));
    sinks.shadowScores().ifPresent(to -> write(shadowScores(recognitions), to, "shadow-scores"));
    sinks.features().ifPresent(to -> write(features(recognitions), to, "clip-features"));
  }

  private static KeyedStream<FrameRecord, CameraKey> byCamera(
      StreamExecutionEnvironment env, Source<FrameRecord, ?, ?> frames, JobOptions options) {
    var times = LogTime.watermarks(options.segmentation().patience());
    return env.fromSource(frames, times, "frames", FrameRecord.TYPE)
        .uid("frames")
        .keyBy(CameraKey::of, CameraKey.TYPE);
  }

  private static SingleOutputStreamOperator<StreamItem> assembled(
      KeyedStream<FrameRecord, CameraKey> cameras, JobOptions options) {
    return cameras
        .process(new AssembleClips(options.clips()), StreamItem.TYPE)
        .uid("assemble-clips")
        .name("assemble clips");
  }

  private static SingleOutputStreamOperator<Recognition> recognized(
      DataStream<StreamItem> clips, JobOptions options) {
    var factory =
        RecognizeClipsFactory.of(
            options.model(), options.shadow(), options.recognition(), options.overload());
    return clips.transform("recognize clips", Recognition.TYPE, factory).uid("recognize-clips");
  }

  private static DataStream<ActionEvent> segmented(
      DataStream<Recognition> recognitions, JobOptions options) {
    var operator = SegmentActions.of(options.segmentation(), options.model());
    return DataStreamUtils.reinterpretAsKeyedStream(
            recognitions, Recognition::camera, CameraKey.TYPE)
        .process(operator, AvroType.of(ActionEvent.class))
        .uid("segment-actions")
        .name("segment actions");
  }

  private static DataStream<DeadLetter> deadLetters(
      SingleOutputStreamOperator<?> clips, SingleOutputStreamOperator<?> recognitions) {
    return clips.getSideOutput(DeadLetter.TAG).union(recognitions.getSideOutput(DeadLetter.TAG));
  }

  private static DataStream<ClipScore> scores(DataStream<Recognition> recognitions) {
    return recognitions
        .flatMap(new ClipScores(), AvroType.of(ClipScore.class))
        .uid("pick-scores")
        .name("clip scores");
  }

  private static DataStream<ClipScore> shadowScores(
      SingleOutputStreamOperator<Recognition> recognitions) {
    return recognitions.getSideOutput(RecognizeClipsFactory.SHADOW_SCORES);
  }

  private static DataStream<ClipFeature> features(DataStream<Recognition> recognitions) {
    return recognitions
        .flatMap(new ClipFeatures(), AvroType.of(ClipFeature.class))
        .uid("pick-features")
        .name("clip features");
  }

  private static <T> void write(DataStream<T> results, Sink<T> sink, String uid) {
    results.sinkTo(sink).uid(uid).name(uid.replace('-', ' '));
  }
}
