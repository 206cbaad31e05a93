package io.zoetrope.training.augment;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How training varies a clip, the same way over all its frames.
 *
 * @param scale the picture is scaled by a factor between these two; GluonCV: 1 to 1.25
 * @param flip how often left and right change places; GluonCV: 0.5
 * @param brightness factors up to so far from 1; so contrast and saturation; GluonCV: 0
 */
public record Augmentation(
    List<Double> scale, double flip, double brightness, double contrast, double saturation) {
  public static final Augmentation GLUONCV = new Augmentation(List.of(1.0, 1.25), 0.5, 0, 0, 0);

  public Augmentation {
    scale = scale == null ? List.of() : List.copyOf(scale);
    if (scale.size() != 2 || scale.get(0) <= 0 || scale.get(1) < scale.get(0)) {
      throw new IllegalArgumentException(
          "scale must be two factors, the smaller first, not " + scale);
    }
    if (flip < 0 || flip > 1) {
      throw new IllegalArgumentException("flip must be from 0 to 1, not " + flip);
    }
  }

  /**
   * A part of the picture by chance.
   *
   * @param reduction what the picture is scaled with besides, when clips are made smaller than the
   *     model's input
   */
  CropBox crop(
      int pictureWidth,
      int pictureHeight,
      int width,
      int height,
      double reduction,
      RandomGenerator random) {
    double factor = reduction * between(scale.get(0), scale.get(1), random);
    factor =
        Math.max(factor, Math.max((double) width / pictureWidth, (double) height / pictureHeight));
    int left = random.nextInt((int) (pictureWidth * factor + 1e-6) - width + 1);
    int top = random.nextInt((int) (pictureHeight * factor + 1e-6) - height + 1);
    return new CropBox(factor, left, top, width, height, random.nextDouble() < flip);
  }

  Colours colours(RandomGenerator random) {
    return new Colours(
        around(brightness, random), around(contrast, random), around(saturation, random));
  }

  private static float around(double range, RandomGenerator random) {
    return (float) between(1 - range, 1 + range, random);
  }

  private static double between(double low, double high, RandomGenerator random) {
    return low + (high - low) * random.nextDouble();
  }
}
