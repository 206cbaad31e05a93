package io.zoetrope.training.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How a model did.
 *
 * @param top1 share of samples whose class got the highest logit
 * @param top5 share of those whose class was among the five highest
 * @param loss mean cross-entropy of the averaged logits
 */
public record Evaluation(int samples, double top1, double top5, double loss, Confusion confusion) {

  /**
   * How a model did on one class.
   *
   * @param recall share of the class's samples that were found; NaN without any
   * @param precision share of its predictions that were right; NaN without any
   */
  public record ClassScore(String label, int samples, double recall, double precision) {}

  public List<ClassScore> classes() {
    List<ClassScore> classes = new ArrayList<>();
    for (int label = 0; label < confusion.labels().size(); label++) {
      double right = confusion.count(label, label);
      int of = confusion.samples(label);
      classes.add(
          new ClassScore(
              confusion.labels().get(label), of, right / of, right / confusion.predictions(label)));
    }
    return classes;
  }
}
