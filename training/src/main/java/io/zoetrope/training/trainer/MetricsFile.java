package io.zoetrope.training.trainer;

import io.zoetrope.training.trainer.TrainingListener.Epoch;
import io.zoetrope.training.trainer.TrainingListener.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;

/** {@code metrics.csv}: one row for each epoch, written when it ends. */
record MetricsFile(Path file) {
  private static final String HEADER =
      "epoch,rate,train_loss,train_accuracy,validation_loss,validation_accuracy,"
          + "clips_per_second,seconds\n";

  /** Starts the file with the rows of epochs that are done, dropping any later ones. */
  void begin(int epochsDone) throws IOException {
    StringBuilder kept = new StringBuilder(HEADER);
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    lines.stream().skip(1).limit(epochsDone).forEach(line -> kept.append(line).append('\n'));
    Files.writeString(file, kept);
  }

  void add(Epoch epoch) throws IOException {
    String validation = epoch.validation().map(MetricsFile::columns).orElse(",");
    String row =
        String.format(
            Locale.ROOT,
            "%d,%.6g,%s,%s,%.2f,%.1f%n",
            epoch.epoch(),
            epoch.rate(),
            columns(epoch.training()),
            validation,
            epoch.clipsPerSecond(),
            epoch.took().toMillis() / 1e3);
    Files.writeString(file, row, StandardOpenOption.APPEND);
  }

  private static String columns(Score score) {
    return String.format(Locale.ROOT, "%.6f,%.6f", score.loss(), score.accuracy());
  }
}
