package io.zoetrope.training.evaluation;

import io.zoetrope.training.augment.ClipBatch;
import io.zoetrope.training.augment.ClipReader;
import io.zoetrope.training.augment.Prefetch;
import io.zoetrope.training.augment.ViewedClips;
import io.zoetrope.training.augment.Views;
import io.zoetrope.training.augment.Views.View;
import io.zoetrope.training.data.DataSet;
import io.zoetrope.training.prediction.MeanPrediction;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.runtime.NetworkOutput;
import io.zoetrope.zoo.runtime.OnnxNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs a model package on the clips of a data set that was prepared at the model's geometry. */
public final class Evaluator implements AutoCloseable {
  private static final int BATCH = 8;

  private final ModelPackage model;
  private final OnnxNetwork network;

  /**
   * Loads the network.
   *
   * @param threads one operation may use
   */
  public Evaluator(ModelPackage model, int threads) {
    this.model = model;
    network = OnnxNetwork.open(model.onnx(), threads);
  }

  /** Called after each batch. */
  @FunctionalInterface
  public interface Progress {
    void evaluated(int samples, int all);
  }

  /**
   * Scores the model on every sample.
   *
   * @throws IllegalArgumentException when the data has other classes than the model
   */
  public Evaluation evaluate(DataSet set, Views views, Progress progress) {
    if (!set.labels().equals(model.labels())) {
      throw new IllegalArgumentException(
          "the data has the classes %s, the model %s".formatted(set.labels(), model.labels()));
    }
    Scores scores = new Scores(set.labels());
    List<float[]> logits = logits(set, views, progress);
    for (int i = 0; i < logits.size(); i++) {
      scores.add(logits.get(i), set.samples().get(i).label());
    }
    return scores.evaluation();
  }

  /** The logits of every sample, each the mean of all views. */
  public List<float[]> logits(DataSet set, Views views, Progress progress) {
    int all = set.samples().size();
    List<float[]> logits = new ArrayList<>();
    try (Prefetch<BatchView, ClipBatch> ready = batchViews(set, views)) {
      while (ready.hasNext()) {
        Stream.of(means(ready, views)).map(mean -> mean.get().logits()).forEach(logits::add);
        progress.evaluated(logits.size(), all);
      }
    }
    return logits;
  }

  /** One view of some samples. */
  private record BatchView(int[] samples, View view) {}

  /** All views of some samples, then those of the next. */
  private Prefetch<BatchView, ClipBatch> batchViews(DataSet set, Views views) {
    ViewedClips clips = new ViewedClips(set, ClipReader.of(model.card(), views));
    List<BatchView> all =
        batches(set.samples().size())
            .flatMap(samples -> views.all().stream().map(view -> new BatchView(samples, view)))
            .toList();
    return new Prefetch<>(all, 1, next -> clips.read(next.samples(), next.view()));
  }

  private MeanPrediction[] means(Prefetch<BatchView, ClipBatch> ready, Views views) {
    MeanPrediction[] means = null;
    for (int view = 0; view < views.all().size(); view++) {
      ClipBatch batch = ready.next();
      if (means == null) {
        means =
            Stream.generate(MeanPrediction::new).limit(batch.size()).toArray(MeanPrediction[]::new);
      }
      NetworkOutput output = network.run(batch.rgb(), batch.shape().batch(batch.size()));
      for (int i = 0; i < means.length; i++) {
        means[i].add(output, i);
      }
    }
    return means;
  }

  private static Stream<int[]> batches(int samples) {
    return IntStream.iterate(0, first -> first < samples, first -> first + BATCH)
        .mapToObj(first -> IntStream.range(first, Math.min(samples, first + BATCH)).toArray());
  }

  @Override
  public void close() {
    network.close();
  }
}
