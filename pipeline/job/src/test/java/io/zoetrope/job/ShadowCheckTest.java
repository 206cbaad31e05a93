package io.zoetrope.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShadowCheckTest {
  @TempDir Path folder;
  private ModelPackage tiny;

  @BeforeEach
  void writeModel() {
    tiny = TinyModel.write(folder.resolve("tiny"));
  }

  @Test
  void aModelWithTheSameClipsMayShadow() {
    var options = JobOptions.of(tiny, KafkaOptions.of("unused:9092"));
    assertThat(options.withShadow(tiny).withHop(options.hop()).shadow()).contains(tiny);
  }

  @Test
  void namesWhatBothModelsWantWhereTheyDiffer() {
    var options = JobOptions.of(tiny, KafkaOptions.of("unused:9092"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.withShadow(other()))
        .withMessageContaining("shadow: r2plus1d_v1_resnet18_kinetics400 wants clips of 16 frames")
        .withMessageContaining("112x112")
        .withMessageContaining("model tiny clips of 4 frames, one every 0.1000 s")
        .withMessageContaining("8x8");
  }

  @Test
  void isReadFromTheArguments() {
    var options =
        JobArguments.parse(
            new String[] {
              "--bootstrap", "kafka:9092",
              "--model", tiny.folder().toString(),
              "--shadow", tiny.folder().toString()
            });
    assertThat(options.shadow().orElseThrow().folder()).isEqualTo(tiny.folder());
  }

  private ModelPackage other() {
    var spec = Catalogue.standard().get("r2plus1d_v1_resnet18_kinetics400");
    return ModelExport.of(spec, List.of("walk", "run"))
        .options(spec.options().with("width", 8).classes(2))
        .seeded(1, folder.resolve("other"));
  }
}
