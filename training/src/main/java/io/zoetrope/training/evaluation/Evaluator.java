package io.zoetrope.training.evaluation;

import io.zoetrope.training.augment.ClipBatch;
import io.zoetrope.training.augment.ClipReader;
import io.zoetrope.training.augment.ClipReader.View;
import io.zoetrope.training.augment.ClipShape;
import io.zoetrope.training.augment.FrameSampling;
import io.zoetrope.training.augment.Prefetch;
import io.zoetrope.training.data.DataSet;
import io.zoetrope.zoo.onnx.OnnxNetwork;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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

  /** Told after each batch. */
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
    int all = set.samples().size();
    try (Prefetch<int[], List<ClipBatch>> ready =
        new Prefetch<>(batches(all), 1, indices -> looks(set, views, indices))) {
      for (int seen = 0; ready.hasNext(); progress.evaluated(seen, all)) {
        List<ClipBatch> looks = ready.next();
        add(looks, scores);
        seen += looks.get(0).size();
      }
    }
    return scores.evaluation();
  }

  private List<ClipBatch> looks(DataSet set, Views views, int[] indices) {
    ModelCard card = model.card();
    FrameSampling sampling = new FrameSampling.Grid(card.clip().frames(), card.clip().stride());
    ClipShape shape =
        new ClipShape(card.clip().frames(), card.input().height(), card.input().width());
    ClipReader reader = new ClipReader(set, sampling, shape);
    List<ClipBatch> looks = new ArrayList<>();
    for (View view : views.all()) {
      looks.add(reader.view(indices, view));
    }
    return looks;
  }

  private void add(List<ClipBatch> looks, Scores scores) {
    float[][] sums = new float[looks.get(0).size()][model.labels().size()];
    for (ClipBatch look : looks) {
      float[][] logits = logits(look);
      for (int i = 0; i < sums.length; i++) {
        for (int label = 0; label < sums[i].length; label++) {
          sums[i][label] += logits[i][label] / looks.size();
        }
      }
    }
    for (int i = 0; i < sums.length; i++) {
      scores.add(sums[i], looks.get(0).labels()[i]);
    }
  }

  private float[][] logits(ClipBatch batch) {
    ClipShape clip = batch.shape();
    long[] shape = {batch.size(), clip.frames(), clip.height(), clip.width(), 3};
    return network.answer(batch.rgb(), shape).logits();
  }

  private static List<int[]> batches(int samples) {
    return IntStream.iterate(0, first -> first < samples, first -> first + BATCH)
        .mapToObj(first -> IntStream.range(first, Math.min(samples, first + BATCH)).toArray())
        .toList();
  }

  @Override
  public void close() {
    network.close();
  }
}
