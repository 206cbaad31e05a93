package io.zoetrope.training.trainer;

import ai.djl.ndarray.types.DataType;
import io.zoetrope.training.augment.ClipReader;
import io.zoetrope.training.augment.ClipShape;
import io.zoetrope.training.block.GraphBlock;
import io.zoetrope.training.optimizer.Optimizer;
import io.zoetrope.training.optimizer.Schedule;
import io.zoetrope.training.trainer.TrainingListener.Epoch;
import io.zoetrope.training.trainer.TrainingListener.Score;
import io.zoetrope.training.trainer.TrainingListener.Step;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.weights.WeightFile;
import io.zoetrope.zoo.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One training, from checked data to a model package. */
public final class Training {
  private final TrainingConfig config;
  private final DataSets data;
  private final RunFolder folder;
  private final TrainingOptions options;
  private final TrainingListener listener;
  private final Geometry geometry;
  private final Graph graph;

  /**
   * Prepares a training; nothing runs yet.
   *
   * @param folder to leave checkpoints, metrics and the model package in
   */
  public Training(
      TrainingConfig config,
      DataSets data,
      Path folder,
      TrainingOptions options,
      TrainingListener listener) {
    this.config = config;
    this.data = data;
    this.folder = new RunFolder(folder);
    this.options = options;
    this.listener = listener;
    geometry = Geometry.of(config);
    graph = config.model().draw(geometry.shape(), labels().size());
  }

  /**
   * Trains to the end and exports the best epoch.
   *
   * @throws IllegalArgumentException when the folder already holds a training, or none to resume
   */
  public TrainingResult run() {
    try (Engine engine = Engine.start(config.threads(), Normalisation.IMAGENET)) {
      folder.open(options.resume());
      GraphBlock block = new GraphBlock(graph);
      Checkpoint state = options.resume() ? Checkpoint.read(folder.last()) : start();
      block.load(engine.manager(), DataType.FLOAT32, state.model());
      try (Optimizer optimizer = config.optimizer().optimizer(block.learned())) {
        if (options.resume()) {
          optimizer.restore(state.optimizer());
        }
        state = train(engine, block, optimizer, state);
      }
      return export(engine, block, state);
    } catch (IOException e) {
      throw new UncheckedIOException("the run's folder " + folder.folder() + ": " + e, e);
    }
  }

  private Checkpoint start() {
    Path file = config.model().weights();
    Start start =
        file == null
            ? Start.seeded(graph, config.seed())
            : Start.from(Checkpoint.modelOf(WeightFile.read(file)), graph, config.seed());
    if (!start.replacedHead().isEmpty()) {
      listener.note(
          "The checkpoint is for other classes than these %d; its head was replaced by a new one: %s"
              .formatted(labels().size(), String.join(", ", start.replacedHead())));
    }
    return new Checkpoint(start.weights(), Weights.of(Map.of()), 0, -1, 0, 0);
  }

  private Checkpoint train(Engine engine, GraphBlock block, Optimizer optimizer, Checkpoint begin)
      throws IOException {
    EpochRun run = epochRun(engine, block, optimizer);
    Validation validation = new Validation(reader(data.validation()), engine, config.batch());
    Progress progress = new Progress(config.epochs(), begin.epochs());
    folder.metrics().begin(begin.epochs());
    Checkpoint state = begin;
    while (state.epochs() < config.epochs() && state.stale() < config.patience()) {
      state = epoch(run, validation, block, optimizer, progress, state);
    }
    if (state.epochs() < config.epochs()) {
      listener.note(
          "Stopped after epoch %d: no better validation accuracy since epoch %d"
              .formatted(state.epochs(), state.bestEpoch()));
    }
    return state;
  }

  private Checkpoint epoch(
      EpochRun run,
      Validation validation,
      GraphBlock block,
      Optimizer optimizer,
      Progress progress,
      Checkpoint before)
      throws IOException {
    int epoch = before.epochs();
    progress.beginEpoch();
    Tally tally =
        run.run(
            epoch,
            (step, steps, rate, sums) ->
                listener.step(report(epoch, step, steps, rate, sums, progress)));
    double clipsPerSecond = progress.clipsPerSecond(tally);
    Optional<Score> score =
        (epoch + 1) % config.validateEvery() == 0 || epoch + 1 == config.epochs()
            ? Optional.of(validation.score(block))
            : Optional.empty();
    Checkpoint after = after(before, block, optimizer, score);
    boolean best = after.bestEpoch() == after.epochs();
    if (best) {
      SafetensorsWriter.write(after.model(), folder.best());
    }
    after.write(folder.last());
    Epoch report =
        new Epoch(
            epoch + 1,
            schedule().rate(epoch),
            tally.score(),
            score,
            best,
            clipsPerSecond,
            progress.epochTook());
    folder.metrics().add(report);
    listener.epoch(report);
    return after;
  }

  private static Checkpoint after(
      Checkpoint before, GraphBlock block, Optimizer optimizer, Optional<Score> score) {
    int epochs = before.epochs() + 1;
    float accuracy = score.map(found -> (float) found.accuracy()).orElse(-1f);
    boolean better = accuracy > before.best();
    int stale = score.isEmpty() ? before.stale() : before.stale() + 1;
    return new Checkpoint(
        block.weights(),
        optimizer.state(),
        epochs,
        better ? accuracy : before.best(),
        better ? epochs : before.bestEpoch(),
        better ? 0 : stale);
  }

  private Step report(int epoch, int step, int steps, double rate, Tally tally, Progress progress) {
    Score score = tally.score();
    return new Step(
        epoch + 1,
        config.epochs(),
        step,
        steps,
        rate,
        score.loss(),
        score.accuracy(),
        progress.clipsPerSecond(tally),
        progress.left(epoch, (double) step / steps));
  }

  private EpochRun epochRun(Engine engine, GraphBlock block, Optimizer optimizer) {
    Map<ClipShape, GraphBlock> drawn = new HashMap<>();
    ClipReader clips = new ClipReader(data.train(), geometry.sampling(config), geometry.shape());
    return new EpochRun(
        config,
        engine,
        clips,
        shape ->
            drawn.computeIfAbsent(shape, s -> block.on(config.model().draw(s, labels().size()))),
        optimizer,
        schedule(),
        config.loss().loss(labels(), data.train().counts()));
  }

  private TrainingResult export(Engine engine, GraphBlock block, Checkpoint state) {
    Weights best = WeightFile.read(folder.best());
    block.load(engine.manager(), DataType.FLOAT32, best);
    Score score = new Validation(reader(data.validation()), engine, config.batch()).score(block);
    ModelPackage model =
        new PackageExport(config, geometry, Normalisation.IMAGENET)
            .write(folder.model(), graph, best, labels(), metrics(score, state), provenance());
    return new TrainingResult(model, state.epochs(), state.bestEpoch(), score);
  }

  private Map<String, Object> metrics(Score score, Checkpoint state) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("validation-accuracy", score.accuracy());
    metrics.put("validation-loss", score.loss());
    metrics.put("validation-clips", data.validation().samples().size());
    metrics.put("epoch", state.bestEpoch());
    return metrics;
  }

  private Map<String, Object> provenance() {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("network", config.model().catalogue());
    provenance.put("settings", new LinkedHashMap<>(config.model().settings()));
    provenance.put("seed", config.seed());
    provenance.put("training-clips", data.train().samples().size());
    provenance.put("skipped", data.skipped());
    if (config.model().weights() != null) {
      provenance.put("started-from", config.model().weights().getFileName().toString());
    }
    if (!options.command().isEmpty()) {
      provenance.put("command", options.command());
    }
    return provenance;
  }

  private ClipReader reader(io.zoetrope.training.data.DataSet set) {
    return new ClipReader(set, geometry.grid(), geometry.shape());
  }

  private Schedule schedule() {
    return config.schedule().schedule(config.optimizer().rate(), config.epochs());
  }

  private List<String> labels() {
    return data.train().labels();
  }
}
