package io.zoetrope.scenes.set;

import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.paint.Colour;
import io.zoetrope.scenes.paint.Pattern;
import io.zoetrope.scenes.route.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * A floor and a wall across the view behind the stage.
 *
 * @param wallDistance z of the wall in metres
 * @param drift metres per second by which the wall's pattern slides, mostly 0
 */
public record Backdrop(Pattern wall, Pattern floor, double wallDistance, double drift) {

  static Backdrop of(Stage stage, Dice dice) {
    return new Backdrop(
        Pattern.random(dice),
        Pattern.random(dice),
        stage.radius() + dice.between(1.5, 7),
        dice.chance(0.2) ? dice.sign() * dice.between(0.1, 0.9) : 0);
  }

  /** What a figure is seen against. */
  public List<Colour> colours() {
    return Stream.of(wall, floor).flatMap(pattern -> pattern.colours().stream()).toList();
  }
}
