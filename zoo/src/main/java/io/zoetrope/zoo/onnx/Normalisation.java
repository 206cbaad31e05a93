package io.zoetrope.zoo.onnx;

import java.util.List;

/** Mean and deviation of each colour (red, green, blue), on pixels scaled to 0..1. */
public record Normalisation(List<Float> mean, List<Float> std) {

  /** What every GluonCV model was trained with. */
  public static final Normalisation IMAGENET =
      new Normalisation(List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f));

  public Normalisation {
    if (mean.size() != 3 || std.size() != 3) {
      throw new IllegalArgumentException("mean and std take three colours: " + mean + ", " + std);
    }
    mean = List.copyOf(mean);
    std = List.copyOf(std);
  }

  /** What a byte is multiplied with, per colour. */
  float[] factors() {
    float[] factors = new float[3];
    for (int colour = 0; colour < 3; colour++) {
      factors[colour] = (float) (1 / (255.0 * std.get(colour)));
    }
    return factors;
  }

  /** What is added then, per colour. */
  float[] offsets() {
    float[] offsets = new float[3];
    for (int colour = 0; colour < 3; colour++) {
      offsets[colour] = (float) (-(double) mean.get(colour) / std.get(colour));
    }
    return offsets;
  }
}
