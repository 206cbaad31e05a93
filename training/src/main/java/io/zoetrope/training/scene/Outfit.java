package io.zoetrope.training.scene;

/** The colours a figure is painted in. */
record Outfit(
    Colour shirt, Colour sleeve, Colour trousers, Colour shin, Colour skin, Colour hair, Colour shoe) {
  private static final Colour PALE = new Colour(240, 205, 180);
  private static final Colour DARK = new Colour(105, 70, 50);
  private static final int TRIES = 40;

  /** Clothes that stand out from the colours behind them. */
  static Outfit against(Colour wall, Colour floor, Dice dice) {
    Colour skin = DARK.towards(PALE, dice.between(0, 1));
    Colour shirt = distinct(wall, floor, 1, dice);
    Colour trousers = distinct(wall, floor, 0.5, dice);
    return new Outfit(
        shirt,
        dice.chance(0.5) ? shirt.lit(0.88) : skin,
        trousers,
        dice.chance(0.8) ? trousers.lit(0.92) : skin,
        skin,
        Colour.random(15, 120, 0.2, dice),
        Colour.random(10, 230, 0.3, dice));
  }

  private static Colour distinct(Colour wall, Colour floor, double vivid, Dice dice) {
    Colour best = wall;
    double bestContrast = -1;
    for (int i = 0; i < TRIES; i++) {
      Colour colour = Colour.random(15, 240, vivid, dice);
      double contrast = Math.min(colour.contrast(wall), colour.contrast(floor));
      if (contrast > 55) {
        return colour;
      }
      if (contrast > bestContrast) {
        best = colour;
        bestContrast = contrast;
      }
    }
    return best;
  }
}
