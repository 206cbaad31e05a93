package io.zoetrope.training.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How often each class was taken for each. */
public final class Confusion {
  private final List<String> labels;
  private final int[][] counts;

  Confusion(List<String> labels) {
    this.labels = List.copyOf(labels);
    counts = new int[labels.size()][labels.size()];
  }

  void add(int label, int predicted) {
    counts[label][predicted]++;
  }

  public List<String> labels() {
    return labels;
  }

  /** How many samples of a class were scored. */
  public int count(int label, int predicted) {
    return counts[label][predicted];
  }

  /** How many samples a class has. */
  int samples(int label) {
    int sum = 0;
    for (int predicted = 0; predicted < counts.length; predicted++) {
      sum += counts[label][predicted];
    }
    return sum;
  }

  /** How often a class was predicted. */
  int predictions(int predicted) {
    int sum = 0;
    for (int[] row : counts) {
      sum += row[predicted];
    }
    return sum;
  }

  /** One row per class, one column per predicted class, both named. */
  public void write(Path csv) throws IOException {
    StringBuilder text = new StringBuilder("class");
    labels.forEach(label -> text.append(',').append(quoted(label)));
    for (int label = 0; label < counts.length; label++) {
      text.append('\n').append(quoted(labels.get(label)));
      for (int count : counts[label]) {
        text.append(',').append(count);
      }
    }
    Files.writeString(csv, text.append('\n'));
  }

  private static String quoted(String label) {
    return label.contains(",") || label.contains("\"")
        ? '"' + label.replace("\"", "\"\"") + '"'
        : label;
  }
}
