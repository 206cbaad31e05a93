package io.zoetrope.scenes.maths;

import java.util.SplittableRandom;

/** Seeded random choices, the same on every machine. */
public final class Dice {
  private final SplittableRandom random;

  public Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Dice for one part, numbered {@code salt}, of what {@code seed} stands for. */
  public static Dice of(long seed, long salt) {
    return new Dice(scrambled(scrambled(seed) + salt));
  }

  public double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  public int below(int bound) {
    return random.nextInt(bound);
  }

  public double sign() {
    return random.nextBoolean() ? 1 : -1;
  }

  public double angle() {
    return between(-Math.PI, Math.PI);
  }

  @SafeVarargs
  public final <T> T pick(T... choices) {
    return choices[below(choices.length)];
  }

  public long seed() {
    return random.nextLong();
  }

  /** Independent dice, so that more throws in one part of a scene leave the other parts alone. */
  public Dice fork() {
    return new Dice(seed());
  }

  /** The finaliser of MurmurHash3: nearby numbers become unrelated ones. */
  private static long scrambled(long value) {
    long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ mixed >>> 33;
  }
}
