package io.zoetrope.scenes.set;

import io.zoetrope.scenes.maths.Curve;
import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.maths.Vec;
import io.zoetrope.scenes.paint.Colour;
import io.zoetrope.scenes.paint.Easel;
import io.zoetrope.scenes.paint.Stroke;

/**
 * Something that moves and is no figure: it goes to and fro across the view.
 *
 * @param reach metres it goes to each side
 * @param bounce height of its hops in metres, 0 = it slides
 */
public record Drifter(
    Shape shape,
    double size,
    double z,
    double lift,
    double reach,
    double speed,
    double bounce,
    double phase,
    Colour colour)
    implements Prop {

  enum Shape {
    BALL,
    BALLOON,
    CART
  }

  public static Drifter at(double z, double reach, Dice dice) {
    Shape shape = dice.pick(Shape.values());
    return new Drifter(
        shape,
        shape == Shape.CART ? dice.between(0.2, 0.4) : dice.between(0.12, 0.3),
        z,
        shape == Shape.BALLOON ? dice.between(0.5, 1.6) : 0,
        reach,
        dice.between(0.2, 1.6),
        shape == Shape.BALL && dice.chance(0.5) ? dice.between(0.2, 1) : 0,
        dice.between(0, 1),
        Colour.random(30, 230, 1, dice));
  }

  @Override
  public void paint(double seconds, Easel easel) {
    double lap = Curve.fraction(speed * seconds / (4 * reach) + phase);
    double x = reach * (4 * Math.abs(lap - 0.5) - 1);
    double hop = bounce * Math.abs(Math.sin(3 * seconds + phase));
    Vec centre = new Vec(x, size + lift + hop, z);
    easel.shade(centre, centre, size, 0.4);
    if (shape == Shape.CART) {
      cart(centre, easel);
    } else {
      easel.add(Stroke.ball(centre, size, colour));
    }
    if (shape == Shape.BALLOON) {
      Vec string = centre.minus(new Vec(0, size + 0.5, 0));
      easel.add(new Stroke(centre, 0.008, string, 0.008, colour.lit(0.4)));
    }
  }

  private void cart(Vec centre, Easel easel) {
    Vec half = new Vec(1.6 * size, 0, 0);
    Vec body = centre.plus(new Vec(0, 0.5 * size, 0));
    easel.add(new Stroke(body.minus(half), size, body.plus(half), size, colour));
    for (int side = -1; side <= 1; side += 2) {
      Vec wheel = new Vec(centre.x() + side * half.x(), 0.45 * size, z - 1.1 * size);
      easel.add(Stroke.ball(wheel, 0.45 * size, new Colour(30, 30, 32)));
    }
  }
}
