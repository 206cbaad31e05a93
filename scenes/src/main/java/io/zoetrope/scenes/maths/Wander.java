package io.zoetrope.scenes.maths;

/** A smooth signal within ±1 that seems unplanned: three sines of unrelated rates (Hz). */
public record Wander(double rate, double first, double second, double third) {

  public static Wander of(double rate, Dice dice) {
    return new Wander(rate, dice.angle(), dice.angle(), dice.angle());
  }

  public double at(double seconds) {
    double turn = 2 * Math.PI * rate * seconds;
    return 0.5 * Math.sin(turn + first)
        + 0.3 * Math.sin(1.73 * turn + second)
        + 0.2 * Math.sin(2.89 * turn + third);
  }
}
