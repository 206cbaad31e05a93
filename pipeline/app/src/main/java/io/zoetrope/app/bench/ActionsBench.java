package io.zoetrope.app.bench;

import io.zoetrope.app.embedded.LivePipeline;
import io.zoetrope.app.embedded.PipelinePlan;
import io.zoetrope.app.embedded.SceneCameras;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.report.OpenEvents;
import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.scenes.script.Split;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.client.TopicReader;
import io.zoetrope.training.augment.Views;
import io.zoetrope.training.config.EvaluationData;
import io.zoetrope.training.config.SourceChoice;
import io.zoetrope.training.data.DataSet;
import io.zoetrope.training.data.SceneOptions;
import io.zoetrope.training.evaluation.Evaluation;
import io.zoetrope.training.evaluation.Evaluator;
import io.zoetrope.training.video.FileDecoder;
import io.zoetrope.zoo.pack.ModelPackage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** How well a model that knows the scenes' actions sees scenes that it was not trained on. */
public final class ActionsBench {
  private static final List<SceneOptions.Picture> PICTURES =
      List.of(new SceneOptions.Picture(320, 240), new SceneOptions.Picture(320, 180));

  /** Cameras are watched a little longer than their scenes last. */
  private static final Duration TAIL = Duration.ofSeconds(3);

  /** For the last events to come. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final Duration POLL = Duration.ofMillis(100);

  private final ModelPackage model;
  private final Workspace workspace;

  public ActionsBench(ModelPackage model, Workspace workspace) {
    this.model = model;
    this.workspace = workspace;
  }

  /** Called as a long work goes on. */
  @FunctionalInterface
  public interface Progress {
    void at(long done, long all);
  }

  /**
   * Trimmed clips of every action, straight from the painter.
   *
   * @param each clips of an action
   */
  public Evaluation clips(int each, Progress progress) {
    var scenes =
        new SourceChoice(null, null, null, new SceneOptions(each, 0, 1, 0, 0, 1, PICTURES));
    DataSet set =
        new EvaluationData(model, new FileDecoder(), workspace.resolve("frames"), THREADS)
            .open(scenes, Split.TEST, false, (done, all) -> {});
    try (var evaluator = new Evaluator(model, THREADS)) {
      return evaluator.evaluate(set, Views.SINGLE, progress::at);
    }
  }

  /**
   * Long scenes through the whole pipeline, from RTSP cameras to events, in real time.
   *
   * @param config of a pipeline with given cameras
   */
  public EventScores events(
      int cameras,
      int framesPerSecond,
      Duration length,
      Function<List<CameraConfig>, ZoetropeConfig> config,
      Progress progress)
      throws Exception {
    try (var scenes = SceneCameras.start(cameras, framesPerSecond, length)) {
      var plan = new PipelinePlan(config.apply(scenes.cameras()), model);
      try (var pipeline = LivePipeline.start(plan, workspace);
          var reader =
              TopicReader.open(
                  pipeline.kafkaClient(),
                  pipeline.config().kafka().topics().events(),
                  ActionEvent.class,
                  Instant.EPOCH)) {
        List<ActionEvent> events = watch(pipeline, reader, length, progress);
        return EventScores.of(scenes.actions(), events); // known once the cameras were watched
      }
    }
  }

  private static List<ActionEvent> watch(
      LivePipeline pipeline, TopicReader<ActionEvent> reader, Duration length, Progress progress)
      throws Exception {
    List<ActionEvent> events = new ArrayList<>();
    long start = System.nanoTime();
    long all = length.plus(TAIL).toSeconds();
    for (long passed = 0; passed < all; ) {
      pipeline.requireRunning();
      events.addAll(reader.poll(POLL));
      passed = (System.nanoTime() - start) / 1_000_000_000;
      progress.at(passed, all);
    }
    pipeline.stopCameras();
    long end = System.nanoTime() + PATIENCE.toNanos();
    var open = new OpenEvents();
    events.forEach(open::add);
    do {
      List<ActionEvent> news = reader.poll(POLL);
      news.forEach(open::add);
      events.addAll(news);
    } while (!open.isEmpty() && System.nanoTime() < end);
    return events;
  }
}
