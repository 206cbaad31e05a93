package io.zoetrope.app.train;

import io.zoetrope.training.augment.Views;
import io.zoetrope.training.evaluation.Evaluation;
import io.zoetrope.training.evaluation.Evaluation.ClassScore;
import io.zoetrope.zoo.pack.ModelPackage;
import java.util.List;
import java.util.Locale;

/**
 * The result of an evaluation.
 *
 * @param model its name
 * @param data what it was measured on
 * @param views clips x crops of each video
 * @param top1 a share; top5 too
 */
public record EvaluationReport(
    String model,
    String version,
    String data,
    String views,
    int videos,
    double top1,
    double top5,
    double loss,
    List<ClassRow> classes) {

  /**
   * One class.
   *
   * @param recall a share, or null where it has no videos
   * @param precision a share, or null where it was never predicted
   */
  public record ClassRow(String label, int videos, Double recall, Double precision) {
    private static ClassRow of(ClassScore score) {
      return new ClassRow(
          score.label(), score.samples(), known(score.recall()), known(score.precision()));
    }

    private static Double known(double share) {
      return Double.isNaN(share) ? null : share;
    }

    private String line(int width) {
      return ("%-" + width + "s %7d %8s %10s")
          .formatted(label, videos, percent(recall), percent(precision));
    }
  }

  public static EvaluationReport of(
      ModelPackage model, String data, Views views, Evaluation evaluation) {
    return new EvaluationReport(
        model.card().name(),
        model.card().version(),
        data,
        views.toString(),
        evaluation.samples(),
        evaluation.top1(),
        evaluation.top5(),
        evaluation.loss(),
        evaluation.classes().stream().map(ClassRow::of).toList());
  }

  /** For people; without a line break at the end. */
  public String table() {
    int width = classes.stream().mapToInt(row -> row.label().length()).max().orElse(0);
    width = Math.max(width, 5);
    StringBuilder table = new StringBuilder();
    table.append("%s on %s: %d videos, views %s%n".formatted(model, data, videos, views));
    table.append("top-1 %s, top-5 %s, ".formatted(percent(top1), percent(top5)));
    table.append(String.format(Locale.ROOT, "loss %.4f%n%n", loss));
    table.append(
        ("%-" + width + "s %7s %8s %10s").formatted("class", "videos", "recall", "precision"));
    for (ClassRow row : classes) {
      table.append(System.lineSeparator()).append(row.line(width));
    }
    return table.toString();
  }

  private static String percent(Double share) {
    return share == null ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
