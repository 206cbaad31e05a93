package io.zoetrope.scenes.paint;

import io.zoetrope.scenes.maths.Curve;
import io.zoetrope.scenes.maths.Dice;
import java.util.List;

/**
 * A repeating surface.
 *
 * @param repeats bricks, stripes, … per tile
 * @param grain how rough it is, 0 to 1
 * @param span metres one tile covers
 */
public record Pattern(
    Kind kind, Colour base, Colour accent, int repeats, double grain, double span, long seed) {

  /** How much accent shows at a place of the tile (both coordinates in 0 to 1). */
  enum Kind {
    PLAIN,
    STRIPES,
    BANDS,
    CHECKS,
    BRICKS,
    TILES,
    BLOTCHES,
    DOTS
  }

  public static Pattern random(Dice dice) {
    Colour base = Colour.random(50, 215, dice.between(0, 0.7), dice);
    Colour accent = base.towards(Colour.random(0, 255, 1, dice), dice.between(0.1, 0.5));
    return new Pattern(
        dice.pick(Kind.values()),
        base,
        accent,
        dice.pick(2, 4, 8),
        dice.between(0.02, 0.3),
        dice.between(1.5, 5),
        dice.seed());
  }

  public List<Colour> colours() {
    return kind == Kind.PLAIN ? List.of(base) : List.of(base, accent);
  }

  double accent(double u, double v) {
    double x = u * repeats;
    double y = v * repeats;
    double shifted = x + (Math.floor(2 * y) % 2) / 2;
    return switch (kind) {
      case PLAIN, BLOTCHES -> 0;
      case STRIPES -> within(x, 0.5);
      case BANDS -> within(y, 0.5);
      case CHECKS -> within(x, 0.5) == within(y, 0.5) ? 1 : 0;
      case BRICKS -> Math.max(within(shifted, 0.06), within(2 * y, 0.1));
      case TILES -> Math.max(within(x, 0.05), within(y, 0.05));
      case DOTS -> Math.hypot(centred(x), centred(y)) < 0.25 ? 1 : 0;
    };
  }

  private static double within(double value, double share) {
    return Curve.fraction(value) < share ? 1 : 0;
  }

  private static double centred(double value) {
    return Curve.fraction(value) - 0.5;
  }
}
