package io.zoetrope.training.trainer;

import ai.djl.ndarray.types.DataType;
import io.zoetrope.training.augment.ClipReader;
import io.zoetrope.training.augment.ClipSize;
import io.zoetrope.training.augment.VariedClips;
import io.zoetrope.training.augment.ViewedClips;
import io.zoetrope.training.augment.Views;
import io.zoetrope.training.block.GraphBlock;
import io.zoetrope.training.config.ClipGeometry;
import io.zoetrope.training.config.ModelChoice;
import io.zoetrope.training.config.Require;
import io.zoetrope.training.config.TrainingConfig;
import io.zoetrope.training.optimizer.Optimizer;
import io.zoetrope.training.optimizer.Schedule;
import io.zoetrope.training.trainer.TrainingListener.Score;
import io.zoetrope.zoo.catalogue.CatalogueException;
import io.zoetrope.zoo.export.NetworkExport;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.onnx.OnnxParameters;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.weights.Weights;
import io.zoetrope.zoo.weights.file.WeightFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One training, from checked data to a model package. */
public final class Training {
  /** The one that published weights to start from were learned with. */
  private static final Normalisation NORMALISATION = Normalisation.IMAGENET;

  private final TrainingConfig config;
  private final DataSets data;
  private final RunFolder folder;
  private final TrainingOptions options;
  private final TrainingListener listener;
  private final ClipGeometry geometry;
  private final Graph graph;
  private final StopRequest stop = new StopRequest();

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
    geometry = ClipGeometry.of(config);
    graph = config.model().draw(geometry.shape(), labels().size());
  }

  /**
   * Reports what is wrong apart from the data, whose preparation may take hours.
   *
   * @throws IllegalArgumentException when the folder already holds a training, or none to resume,
   *     or the configuration cannot be trained
   */
  public static void check(TrainingConfig config, Path folder, TrainingOptions options) {
    new RunFolder(folder).check(options.resume());
    Path weights = config.model().weights();
    Require.that(
        weights == null || Files.isReadable(weights),
        "model.weights: %s is no file that can be read".formatted(weights));
    config.schedule().schedule(config.optimizer().rate(), config.epochs());
    ClipSize full = ClipGeometry.of(config).shape();
    config.model().draw(full, 2);
    config.multigrid().shapes(full).forEach(shape -> drawSmaller(config.model(), shape));
  }

  private static void drawSmaller(ModelChoice model, ClipSize shape) {
    try {
      model.draw(shape, 2);
    } catch (CatalogueException e) {
      throw new IllegalArgumentException(
          ("multigrid: some clips would have %d frames of %dx%d, too little for the network; use"
                  + " larger clips or only one of the cycles (%s)")
              .formatted(shape.frames(), shape.width(), shape.height(), e.getMessage()),
          e);
    }
  }

  /**
   * Trains to the end and exports the best epoch.
   *
   * @throws IllegalArgumentException when the folder already holds a training, or none to resume
   */
  public TrainingResult run() {
    try (TorchSession engine = TorchSession.start(config.threads(), NORMALISATION)) {
      folder.open(options.resume());
      listener.starting(engine.device());
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

  /**
   * Ends the training after the step in work; {@link #run} then throws {@link
   * java.util.concurrent.CancellationException}. A process must do this, and wait for {@code run},
   * before it exits: leaving native code running crashes it.
   */
  public void stop() {
    stop.give();
  }

  private Checkpoint start() {
    Path file = config.model().weights();
    InitialWeights start =
        file == null
            ? InitialWeights.seeded(graph, config.seed())
            : InitialWeights.from(weights(file), graph, config.seed());
    if (!start.replacedHead().isEmpty()) {
      listener.note(
          "The checkpoint is for other classes than these %d; its head was replaced by a new one: %s"
              .formatted(labels().size(), String.join(", ", start.replacedHead())));
    }
    return Checkpoint.begin(start.weights());
  }

  private static Weights weights(Path file) {
    if (Files.isDirectory(file)) {
      return OnnxParameters.read(ModelPackage.read(file).onnx());
    }
    return Checkpoint.modelOf(WeightFile.read(file));
  }

  private Checkpoint train(
      TorchSession engine, GraphBlock block, Optimizer optimizer, Checkpoint begin)
      throws IOException {
    Schedule schedule = config.schedule().schedule(config.optimizer().rate(), config.epochs());
    TrainingLoop course =
        new TrainingLoop(
            config,
            block,
            optimizer,
            schedule,
            epochRun(engine, block, optimizer, schedule),
            validation(engine),
            folder,
            listener);
    return course.finish(begin);
  }

  private EpochRun epochRun(
      TorchSession engine, GraphBlock block, Optimizer optimizer, Schedule schedule) {
    Map<ClipSize, GraphBlock> drawn = new HashMap<>();
    VariedClips clips = new VariedClips(data.train(), geometry.sampling(config), geometry.shape());
    return new EpochRun(
        config,
        engine,
        clips,
        shape ->
            drawn.computeIfAbsent(shape, s -> block.on(config.model().draw(s, labels().size()))),
        optimizer,
        schedule,
        config.loss().loss(labels(), data.train().counts()),
        stop);
  }

  private TrainingResult export(TorchSession engine, GraphBlock block, Checkpoint state) {
    Weights best = WeightFile.read(folder.best());
    block.load(engine.manager(), DataType.FLOAT32, best);
    Score score = validation(engine).score(block);
    ModelCard card =
        new TrainedCard(config, data, geometry, NORMALISATION, options.command()).of(score, state);
    ModelPackage model =
        new NetworkExport(graph, best, Outputs.LOGITS_AND_FEATURE, config.storage())
            .write(card, labels(), folder.model());
    return new TrainingResult(model, state.epochs(), state.bestEpoch(), score);
  }

  private Validation validation(TorchSession engine) {
    ClipReader middle = new ClipReader(geometry.clip(), geometry.input(), Views.SINGLE);
    return new Validation(new ViewedClips(data.validation(), middle), engine, config.batch());
  }

  private List<String> labels() {
    return data.train().labels();
  }
}
