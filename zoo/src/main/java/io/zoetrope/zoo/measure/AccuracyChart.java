package io.zoetrope.zoo.measure;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.cost.Cost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Published top-1 on Kinetics-400 against multiply-accumulates of a clip, as an SVG. */
public final class AccuracyChart {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 520;
  private static final int LEFT = 60;
  private static final int RIGHT = 700;
  private static final int TOP = 30;
  private static final int BOTTOM = 460;
  private static final double LEAST_GMACS = 5;
  private static final double MOST_GMACS = 500;
  private static final double LEAST_TOP1 = 58;
  private static final double MOST_TOP1 = 84;
  private static final List<String> COLOURS =
      List.of(
          "#4c78a8", "#f58518", "#e45756", "#72b7b2", "#54a24b", "#b279a2", "#eeca3b", "#9d755d",
          "#7f7f7f", "#1f77b4", "#d62728", "#2ca02c", "#ff9da6", "#17becf", "#8c564b");

  private AccuracyChart() {}

  public static String of(Catalogue catalogue) {
    Map<String, String> colours = new LinkedHashMap<>();
    List<String> dots = new ArrayList<>();
    for (ModelSpec model : catalogue.models()) {
      if (model.labels().equals("kinetics400") && model.top1().isPresent()) {
        String title = model.entry().title();
        colours.computeIfAbsent(title, t -> COLOURS.get(colours.size() % COLOURS.size()));
        dots.add(dot(model, colours.get(title)));
      }
    }
    return frame() + axes() + String.join("", dots) + legend(colours) + "</svg>\n";
  }

  private static String dot(ModelSpec model, String colour) {
    double gmacs = Cost.of(model.graph()).gmacs();
    double top1 = model.top1().orElseThrow();
    return format(
        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"%s\"><title>%s: %.2f %%, %.1f G</title></circle>\n",
        x(gmacs), y(top1), colour, model.name(), top1, gmacs);
  }

  private static String frame() {
    return format(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="13" fill="#222">
        <rect width="%d" height="%d" fill="white"/>
        <text x="%d" y="18">Top-1 on Kinetics-400, percent</text>
        <text x="%d" y="%d" text-anchor="middle">Multiply-accumulates of one clip, billions</text>
        """,
        WIDTH, HEIGHT, WIDTH, HEIGHT, LEFT, (LEFT + RIGHT) / 2, BOTTOM + 42);
  }

  private static String axes() {
    StringBuilder axes = new StringBuilder();
    for (int gmacs : new int[] {5, 10, 20, 50, 100, 200, 500}) {
      double x = x(gmacs);
      axes.append(line(x, TOP, x, BOTTOM));
      axes.append(
          format(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>\n",
              x, BOTTOM + 20, gmacs));
    }
    for (int top1 = 60; top1 <= MOST_TOP1; top1 += 4) {
      double y = y(top1);
      axes.append(line(LEFT, y, RIGHT, y));
      axes.append(
          format(
              "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%d</text>\n", LEFT - 8, y + 4, top1));
    }
    return axes.toString();
  }

  private static String legend(Map<String, String> colours) {
    StringBuilder legend = new StringBuilder();
    int y = TOP + 10;
    for (Map.Entry<String, String> family : colours.entrySet()) {
      legend.append(
          format(
              "<circle cx=\"%d\" cy=\"%d\" r=\"5\" fill=\"%s\"/><text x=\"%d\" y=\"%d\">%s</text>\n",
              RIGHT + 24, y - 4, family.getValue(), RIGHT + 36, y, family.getKey()));
      y += 22;
    }
    return legend.toString();
  }

  private static String line(double x1, double y1, double x2, double y2) {
    return format(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>\n",
        x1, y1, x2, y2);
  }

  private static double x(double gmacs) {
    double share = Math.log(gmacs / LEAST_GMACS) / Math.log(MOST_GMACS / LEAST_GMACS);
    return LEFT + share * (RIGHT - LEFT);
  }

  private static double y(double top1) {
    return BOTTOM - (top1 - LEAST_TOP1) / (MOST_TOP1 - LEAST_TOP1) * (BOTTOM - TOP);
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
