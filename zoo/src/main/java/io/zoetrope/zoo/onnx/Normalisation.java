package io.zoetrope.zoo.onnx;

import java.util.List;

/** Mean and deviation of each colour (red, green, blue), on pixels scaled to 0..1. */
public record Normalisation(List<Double> mean, List<Double> std) {

  /** What every GluonCV model was trained with. */
  public static final Normalisation IMAGENET =
      new Normalisation(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

  public Normalisation {
    if (mean.size() != 3 || std.size() != 3) {
      throw new IllegalArgumentException("mean and std must have 3 values each");
    }
    if (std.stream().anyMatch(s -> s <= 0)) {
      throw new IllegalArgumentException("std must be positive");
    }
    mean = List.copyOf(mean);
    std = List.copyOf(std);
  }

  /** What a byte is multiplied with, per colour. */
  public float[] factors() {
    float[] factors = new float[3];
    for (int colour = 0; colour < 3; colour++) {
      factors[colour] = (float) (1 / (255.0 * std.get(colour)));
    }
    return factors;
  }

  /** What is added then, per colour. */
  public float[] offsets() {
    float[] offsets = new float[3];
    for (int colour = 0; colour < 3; colour++) {
      offsets[colour] = (float) (-mean.get(colour) / std.get(colour));
    }
    return offsets;
  }
}
