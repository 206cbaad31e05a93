package io.zoetrope.zoo.family;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.cost.Cost;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.onnx.OnnxWriter;
import io.zoetrope.zoo.runtime.OnnxCheck;
import io.zoetrope.zoo.weights.SeededWeights;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new family takes one file and catalogue rows. */
class TinyX3dTest {

  private static final String ROWS =
      """
      labels: {gestures: 6}
      families:
        x3d: {code: io.zoetrope.zoo.family.TinyX3d, title: X3D, paper: arXiv 2004.04730}
      models:
        - name: x3d_tiny
          family: x3d
          network: {width: 8}
          labels: gestures
          clip: {frames: 4, stride: 6}
          crop: 64
          resize: {mode: short-side, size: 72}
      """;

  @TempDir Path folder;

  @Test
  void isDrawnMeasuredAndExportedLikeAnyOther() throws IOException {
    ModelSpec model =
        Catalogue.read(new ByteArrayInputStream(ROWS.getBytes(StandardCharsets.UTF_8)), "x3d.yaml")
            .get("x3d_tiny");
    Graph graph = model.graph();
    assertThat(Cost.of(graph).parameters()).isPositive();
    Path file = folder.resolve("model.onnx");
    OnnxWriter.write(graph, SeededWeights.of(graph, 1), Normalisation.IMAGENET, file);
    OnnxCheck.check(file);
  }
}
