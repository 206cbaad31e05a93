package io.zoetrope.app.model;

import io.zoetrope.zoo.onnx.Outputs;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a command needs of a model.
 *
 * @param name of a model-package folder or of the catalogue
 * @param weights a checkpoint for a catalogue model; empty: those pulled before, else seeded ones
 * @param wholeShortSide whether the input is the square of the resized picture's short side (256,
 *     128) and not of the size trained on (224, 112), as in GluonCV's tests
 */
public record ModelRequest(
    String name, Optional<Path> weights, Outputs outputs, boolean wholeShortSide) {

  /** As it is. */
  public static ModelRequest of(String name) {
    return new ModelRequest(name, Optional.empty(), Outputs.LOGITS, false);
  }

  boolean isAsItIs() {
    return weights.isEmpty() && !wholeShortSide;
  }
}
