package io.zoetrope.zoo.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelExportTest {
  private static final ModelSpec SPEC =
      Catalogue.standard().get("r2plus1d_v1_resnet18_kinetics400");

  @TempDir Path folder;

  @Test
  void aSeededVariantIsAPackageThatSaysItIsUntrained() {
    ModelPackage made = tiny(List.of("walk", "run")).seeded(1, folder.resolve("tiny"));
    assertThat(made.card().trained()).isFalse();
    assertThat(made.labels()).containsExactly("walk", "run");
    assertThat(made.card().clip().interval().seconds()).isEqualTo(2 / 30.0);
    assertThat(made.card().provenance()).containsEntry("seed", 1);
  }

  @Test
  void theSameSeedMakesTheSameVersion() {
    ModelExport export = tiny(List.of("walk", "run"));
    assertThat(export.seeded(3, folder.resolve("a")).card().version())
        .isEqualTo(export.seeded(3, folder.resolve("b")).card().version())
        .isNotEqualTo(export.seeded(4, folder.resolve("c")).card().version());
  }

  @Test
  void refusesAnotherNumberOfLabelsThanClasses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ModelExport(SPEC, SPEC.options(), List.of("walk"), Outputs.LOGITS))
        .withMessageContaining("400 classes, but 1 labels");
  }

  private static ModelExport tiny(List<String> labels) {
    var options = SPEC.options().with("width", 8).classes(labels.size()).frames(8).size(32);
    return new ModelExport(SPEC, options, labels, Outputs.LOGITS);
  }
}
