package io.zoetrope.scenes.paint;

import io.zoetrope.scenes.maths.Dice;

/** Red, green and blue in 0 to 255; made values are held within. */
public record Colour(int red, int green, int blue) {

  static Colour of(double red, double green, double blue) {
    return new Colour(bounded(red), bounded(green), bounded(blue));
  }

  /** A random colour; {@code vivid} 0 gives greys, 1 anything. */
  public static Colour random(double darkest, double brightest, double vivid, Dice dice) {
    double grey = dice.between(darkest, brightest);
    double spread = 110 * vivid;
    return of(
        grey + dice.between(-spread, spread),
        grey + dice.between(-spread, spread),
        grey + dice.between(-spread, spread));
  }

  public Colour lit(double factor) {
    return of(red * factor, green * factor, blue * factor);
  }

  public Colour towards(Colour other, double share) {
    return of(
        red + (other.red - red) * share,
        green + (other.green - green) * share,
        blue + (other.blue - blue) * share);
  }

  /** How unlike two colours look: brightness counts most. */
  public double contrast(Colour other) {
    double brightness = brightness() - other.brightness();
    double warmth = (red - blue) - (other.red - other.blue);
    return Math.hypot(brightness, 0.4 * warmth);
  }

  int packed() {
    return red << 16 | green << 8 | blue;
  }

  private double brightness() {
    return 0.3 * red + 0.59 * green + 0.11 * blue;
  }

  private static int bounded(double value) {
    return (int) Math.max(0, Math.min(255, value));
  }
}
