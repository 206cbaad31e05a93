package io.zoetrope.training.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureFolderTest {
  @TempDir Path folder;

  @Test
  void namesFilesAsGluonCvDoes() {
    Path video = Path.of("a", "v_Swim_g01.avi");
    assertThat(FeatureNames.TORCH.of("i3d_resnet50_v1_kinetics400", video))
        .isEqualTo("i3d_resnet50_v1_kinetics400_v_Swim_g01_feat.npy");
    assertThat(FeatureNames.MXNET.of("i3d_resnet50_v1_kinetics400", video))
        .isEqualTo("i3d_resnet50_v1_kinetics400_v_Swim_g01.avi_feat.npy");
  }

  @Test
  void refusesTwoVideosOfOneName() {
    var features = new FeatureFolder(folder, "m", FeatureNames.TORCH);
    features.requireDistinct(List.of(Path.of("a/x.mp4"), Path.of("a/y.mp4")));

    assertThatThrownBy(
            () -> features.requireDistinct(List.of(Path.of("a/x.mp4"), Path.of("b/x.avi"))))
        .hasMessageContaining("a/x.mp4 and b/x.avi would both be written as m_x_feat.npy");
  }

  @Test
  void saysThatItIsAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));

    assertThatThrownBy(() -> new FeatureFolder(file, "m", FeatureNames.TORCH).create())
        .hasMessageContaining("taken is a file, not a folder");
  }
}
