package io.zoetrope.app.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelSourceTest {
  @TempDir Path folder;

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("io.zoetrope.app.testkit.Families#cheapest")
  void aNameOfTheCatalogueBecomesAPackage(String name) {
    ModelPackage found = new ModelSource(folder).find(name);

    assertThat(found.card().name()).isEqualTo(name);
    assertThat(found.labels()).hasSize(Catalogue.standard().get(name).classes());
    assertThat(found.onnx()).isNotEmptyFile();
  }

  @Test
  void aFolderIsReadAsItIs() {
    ModelPackage made = Configs.smallModel(folder);

    assertThat(new ModelSource(folder).find(made.folder().toString())).isEqualTo(made);
  }

  @Test
  void theWholeShortSideIsCutFromTheListedSize() {
    var request =
        new ModelRequest(
            "r2plus1d_v1_resnet18_kinetics400", Optional.empty(), Outputs.LOGITS, true);

    ModelCard card = new ModelSource(folder).find(request).card();

    assertThat(card.input()).isEqualTo(new ModelCard.Input(128, 128));
    assertThat(card.resize()).isEqualTo(new ModelCard.Resize.Exact(171, 128));
  }

  @Test
  void neitherFolderNorModelIsNamed() {
    assertThatThrownBy(() -> new ModelSource(folder).find("slowfast_4x16_resnet5"))
        .isInstanceOf(UnknownModelException.class)
        .hasMessageContaining("did you mean slowfast_4x16_resnet50");
  }
}
