package io.zoetrope.zoo.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.onnx.OnnxWriter;
import io.zoetrope.zoo.weights.SeededWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model at its full size; run it with {@code -Xmx6g} to see that it fits. */
@Tag("slow")
class CatalogueExportTest {

  @TempDir Path folder;

  static List<ModelSpec> models() {
    return List.copyOf(Catalogue.standard().models());
  }

  @ParameterizedTest
  @MethodSource("models")
  void drawsAndExports(ModelSpec model) throws IOException {
    Graph graph = model.graph();
    Path file = folder.resolve(model.name() + ".onnx");
    OnnxWriter.write(graph, SeededWeights.of(graph, 1), Normalisation.IMAGENET, file);
    assertThat(Files.size(file)).isGreaterThan(4_000_000);
  }
}
