package io.zoetrope.app.train;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a training's {@code metrics.csv} as {@code curves.png} beside it. */
public final class Curves {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 420;

  private final Path metrics;
  private final Path picture;

  /**
   * @param folder of the training
   */
  public Curves(Path folder) {
    metrics = folder.resolve("metrics.csv");
    picture = folder.resolve("curves.png");
  }

  /** Draws all epochs so far: loss above accuracy, each in training and validation. */
  public void draw() throws IOException {
    List<String> lines = Files.readAllLines(metrics);
    List<String> columns = List.of(lines.get(0).split(",", -1));
    List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
    XYChart loss = chart("Loss", columns, rows, "loss", 1);
    XYChart accuracy = chart("Accuracy, percent", columns, rows, "accuracy", 100);
    accuracy.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
    BitmapEncoder.saveBitmap(List.of(loss, accuracy), 2, 1, picture.toString(), BitmapFormat.PNG);
  }

  public Path picture() {
    return picture;
  }

  private static XYChart chart(
      String title, List<String> columns, List<String[]> rows, String figure, double scale) {
    XYChart chart =
        new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle("epoch").build();
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE).setChartTitleBoxVisible(false);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    for (String part : List.of("train", "validation")) {
      addSeries(chart, part, rows, columns.indexOf(part + "_" + figure), scale);
    }
    return chart;
  }

  /** Epochs without a validation have no figure for it. */
  private static void addSeries(
      XYChart chart, String name, List<String[]> rows, int column, double scale) {
    List<Double> epochs = new ArrayList<>();
    List<Double> figures = new ArrayList<>();
    for (String[] row : rows) {
      if (!row[column].isEmpty()) {
        epochs.add(Double.valueOf(row[0]));
        figures.add(scale * Double.parseDouble(row[column]));
      }
    }
    if (!epochs.isEmpty()) {
      chart.addSeries(name, epochs, figures).setMarker(SeriesMarkers.CIRCLE);
    }
  }
}
