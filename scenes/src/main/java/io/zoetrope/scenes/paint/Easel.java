package io.zoetrope.scenes.paint;

import io.zoetrope.scenes.maths.Vec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects what stands in the world for one frame and paints it onto the canvas, far things first.
 */
public final class Easel {
  private static final double NEAREST = 0.2;
  private static final double EDGE_SHADE = 0.3;

  private final Canvas canvas;
  private final List<Placed> strokes = new ArrayList<>();
  private View view;

  public Easel(Canvas canvas) {
    this.canvas = canvas;
  }

  public void begin(View newView) {
    view = newView;
    strokes.clear();
  }

  public void add(Stroke stroke) {
    double from = view.depth(stroke.from());
    double to = view.depth(stroke.to());
    if (Math.min(from, to) > NEAREST) {
      strokes.add(
          new Placed(stroke, (from + to) / 2 - Math.max(stroke.fromRadius(), stroke.toRadius())));
    }
  }

  /** Darkens the ground at once beneath two points by up to {@code strength}. */
  public void shade(Vec from, Vec to, double radius, double strength) {
    Vec left = new Vec(from.x(), 0, from.z());
    Vec right = new Vec(to.x(), 0, to.z());
    if (Math.min(view.depth(left), view.depth(right)) > NEAREST) {
      Stroke patch = new Stroke(left, radius, right, radius, new Colour(0, 0, 0));
      canvas.darken(capsule(patch, view.squash()), strength);
    }
  }

  public void paint() {
    strokes.sort(Comparator.comparingDouble(Placed::depth).reversed());
    for (Placed placed : strokes) {
      canvas.fill(capsule(placed.stroke(), 1), placed.stroke().colour().packed(), EDGE_SHADE);
    }
  }

  private Capsule capsule(Stroke stroke, double squash) {
    double from = view.scale(stroke.from());
    double to = view.scale(stroke.to());
    return new Capsule(
        view.across(stroke.from()),
        view.down(stroke.from()),
        stroke.fromRadius() * from,
        view.across(stroke.to()),
        view.down(stroke.to()),
        stroke.toRadius() * to,
        squash);
  }

  private record Placed(Stroke stroke, double depth) {}
}
