package io.zoetrope.scenes.render;

import io.zoetrope.scenes.paint.Canvas;
import io.zoetrope.scenes.paint.Texture;
import io.zoetrope.scenes.paint.View;
import io.zoetrope.scenes.set.Backdrop;

/** Paints a backdrop row by row: along a row of a level camera both surfaces are straight lines. */
final class BackdropPainter {
  private static final double HORIZON = 1e-6;

  private final Backdrop backdrop;
  private final Texture wall;
  private final Texture floor;

  BackdropPainter(Backdrop backdrop) {
    this.backdrop = backdrop;
    wall = new Texture(backdrop.wall());
    floor = new Texture(backdrop.floor());
  }

  void paint(Canvas canvas, View view, double seconds) {
    double slide = backdrop.drift() * seconds;
    for (int y = 0; y < canvas.height(); y++) {
      double rise = view.rise(y + 0.5);
      double advance = view.advance(y + 0.5);
      double toWall = (backdrop.wallDistance() - view.eye().z()) / Math.max(HORIZON, advance);
      double toFloor = rise < -HORIZON ? -view.eye().y() / rise : Double.MAX_VALUE;
      if (toFloor < toWall) {
        row(canvas, y, view, floor, toFloor, view.eye().z() + toFloor * advance, 0);
      } else {
        row(canvas, y, view, wall, toWall, -(view.eye().y() + toWall * rise), slide);
      }
    }
  }

  private static void row(
      Canvas canvas, int y, View view, Texture texture, double depth, double v, double slide) {
    double step = depth / view.focal();
    double left = view.eye().x() + (0.5 - view.centreX()) * step + slide;
    int start = y * canvas.width();
    texture.row(canvas.pixels(), start, start + canvas.width(), left, step, v);
  }
}
