package io.zoetrope.scenes.set;

import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.maths.Vec;
import io.zoetrope.scenes.paint.Colour;
import io.zoetrope.scenes.paint.Easel;
import io.zoetrope.scenes.paint.Stroke;
import io.zoetrope.scenes.route.Stage;

/** Rails on posts across the view, covering the legs of whoever stands behind. */
public record Fence(double z, double height, double spacing, Colour colour) implements Prop {
  private static final int POSTS = 12;
  private static final double THICKNESS = 0.02;

  public static Fence before(Stage stage, Dice dice) {
    return new Fence(
        -stage.radius() - dice.between(0.2, 0.6),
        dice.between(0.3, 0.7),
        dice.between(0.3, 0.8),
        Colour.random(20, 230, 0.5, dice));
  }

  @Override
  public void paint(double seconds, Easel easel) {
    double end = POSTS * spacing / 2;
    for (double rail = height; rail > 0.1; rail -= 0.25) {
      easel.add(bar(new Vec(-end, rail, z), new Vec(end, rail, z)));
    }
    for (double x = -end; x <= end; x += spacing) {
      easel.add(bar(new Vec(x, 0, z), new Vec(x, height, z)));
    }
  }

  private Stroke bar(Vec from, Vec to) {
    return new Stroke(from, THICKNESS, to, THICKNESS, colour);
  }
}
