package io.zoetrope.job.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.job.ActionJob;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    assertThat(Jobs.of(tiny, Optional.of(tiny)).shadow()).contains(tiny);
  }

  @Test
  void namesWhatBothModelsWantWhereTheyDiffer() {
    var config = ZoetropeConfig.DEFAULT;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JobOptions.of(config, "unused:9092", tiny, Optional.of(other())))
        .withMessageContaining(
            "shadow: r2plus1d_v1_resnet18_kinetics400 expects clips of 16 frames")
        .withMessageContaining("112x112")
        .withMessageContaining("model tiny clips of 4 frames, one every 0.1000 s")
        .withMessageContaining("8x8");
  }

  @Test
  void isReadFromTheConfiguration() throws Exception {
    var second = TinyModel.write(folder.resolve("second"));
    var file =
        Files.writeString(
            folder.resolve("zoetrope.yaml"),
            "model: %s\nshadow: %s\nkafka: {bootstrap-servers: 'kafka:9092'}\n"
                .formatted(tiny.folder(), second.folder()));
    var options = ActionJob.options("--config", file.toString());
    assertThat(options.shadow().orElseThrow().folder()).isEqualTo(second.folder());
  }

  private ModelPackage other() {
    var spec = Catalogue.standard().get("r2plus1d_v1_resnet18_kinetics400");
    return ModelExport.of(spec, List.of("walk", "run"))
        .options(spec.options().with("width", 8).classes(2))
        .seeded(1, folder.resolve("other"));
  }
}
