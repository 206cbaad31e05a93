package io.zoetrope.scenes.figure;

import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.paint.Colour;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The colours a figure is painted in. */
public record Outfit(
    Colour shirt,
    Colour sleeve,
    Colour trousers,
    Colour shin,
    Colour skin,
    Colour hair,
    Colour shoe) {
  private static final Colour PALE = new Colour(240, 205, 180);
  private static final Colour DARK = new Colour(105, 70, 50);
  private static final int TRIES = 24;
  private static final double ENOUGH = 55;

  /** Clothes that stand out from the colours behind them and from the skin. */
  public static Outfit against(List<Colour> behind, Dice dice) {
    Colour skin = DARK.towards(PALE, dice.between(0, 1));
    List<Colour> avoided = Stream.concat(behind.stream(), Stream.of(skin)).toList();
    Colour shirt = distinct(avoided, 1, dice);
    Colour trousers = distinct(avoided, 0.5, dice);
    return new Outfit(
        shirt,
        dice.chance(0.5) ? shirt.lit(0.88) : skin,
        trousers,
        dice.chance(0.8) ? trousers.lit(0.92) : skin,
        skin,
        Colour.random(15, 120, 0.2, dice),
        Colour.random(10, 230, 0.3, dice));
  }

  private static Colour distinct(List<Colour> behind, double vivid, Dice dice) {
    return Stream.generate(() -> Colour.random(15, 240, vivid, dice))
        .limit(TRIES)
        .max(Comparator.comparingDouble(colour -> Math.min(ENOUGH, contrast(colour, behind))))
        .orElseThrow();
  }

  private static double contrast(Colour colour, List<Colour> behind) {
    return behind.stream().mapToDouble(colour::contrast).min().orElse(ENOUGH);
  }
}
