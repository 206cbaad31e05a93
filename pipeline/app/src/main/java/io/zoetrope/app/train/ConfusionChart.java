package io.zoetrope.app.train;

import io.zoetrope.training.evaluation.Confusion;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.HeatMapStyler;

/**
 * Draws a confusion matrix: a row for each class, a column for each predicted class, counts in
 * them.
 */
public final class ConfusionChart {
  /** Up to so many classes there is room for counts. */
  private static final int COUNTED = 40;

  private static final int LARGE_CELL = 46;
  private static final int SMALL_CELL = 12;
  private static final Color[] SHADES = {new Color(0xe8f0fa), new Color(0x5b9bd5)};

  private ConfusionChart() {}

  /**
   * Writes the picture.
   *
   * @param png its name ends in {@code .png}
   */
  public static void write(Confusion confusion, String title, Path png) throws IOException {
    List<String> labels = confusion.labels();
    int cell = labels.size() <= COUNTED ? LARGE_CELL : SMALL_CELL;
    int longest = labels.stream().mapToInt(String::length).max().orElse(0);
    int side = cell * labels.size() + 120 + 8 * longest;
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(Math.max(side, 480))
            .height(Math.max(side, 480))
            .title(title)
            .xAxisTitle("predicted")
            .yAxisTitle("class")
            .build();
    List<Number[]> cells = cells(confusion);
    style(chart.getStyler(), cell);
    chart.getStyler().setMin(0).setMax(largest(cells));
    chart.addSeries("samples", labels, reversed(labels), cells);
    BitmapEncoder.saveBitmap(chart, png.toString(), BitmapFormat.PNG);
  }

  private static void style(HeatMapStyler styler, int cell) {
    int text = cell == LARGE_CELL ? 13 : 9;
    styler.setShowValue(cell == LARGE_CELL);
    styler.setValueFont(new Font(Font.SANS_SERIF, Font.PLAIN, text));
    styler.setHeatMapValueDecimalPattern("#");
    styler.setRangeColors(SHADES);
    styler.setPlotContentSize(1);
    styler.setLegendVisible(false);
    styler.setXAxisLabelRotation(90);
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, text));
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setChartTitleBoxVisible(false);
  }

  /** The first class is to be the top row; the chart begins below. */
  private static List<String> reversed(List<String> labels) {
    int last = labels.size() - 1;
    return IntStream.rangeClosed(0, last).mapToObj(i -> labels.get(last - i)).toList();
  }

  private static double largest(List<Number[]> cells) {
    return cells.stream().mapToDouble(cell -> cell[2].doubleValue()).max().orElse(1);
  }

  /** Nothing where nothing was counted. */
  private static List<Number[]> cells(Confusion confusion) {
    int classes = confusion.labels().size();
    List<Number[]> cells = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      for (int predicted = 0; predicted < classes; predicted++) {
        int count = confusion.count(label, predicted);
        if (count > 0) {
          cells.add(new Number[] {predicted, classes - 1 - label, count});
        }
      }
    }
    return cells;
  }
}
