package io.zoetrope.scenes.set;

import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.maths.Vec;
import io.zoetrope.scenes.paint.Colour;
import io.zoetrope.scenes.paint.Easel;
import io.zoetrope.scenes.paint.Stroke;
import io.zoetrope.scenes.route.Stage;

/** An upright post, such as one standing before the figures and covering part of them. */
public record Pole(double x, double z, double radius, double height, Colour colour)
    implements Prop {

  public static Pole before(Stage stage, Dice dice) {
    return new Pole(
        dice.between(-0.7, 0.7) * stage.radius(),
        -stage.radius() - dice.between(0.2, 0.6),
        dice.between(0.03, 0.08),
        dice.between(1.2, 4),
        Colour.random(20, 220, 0.5, dice));
  }

  @Override
  public void paint(double seconds, Easel easel) {
    easel.add(new Stroke(new Vec(x, 0, z), radius, new Vec(x, height, z), radius, colour));
  }
}
