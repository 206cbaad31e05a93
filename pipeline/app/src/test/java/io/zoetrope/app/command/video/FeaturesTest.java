package io.zoetrope.app.command.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesTest {
  @TempDir Path folder;

  @Test
  void writesAFileAVideoAndGoesOnWhereItWasBrokenOff() throws IOException {
    Path out = folder.resolve("features");
    BarsVideo.write(folder.resolve("a.y4m"), 30, 40);
    BarsVideo.write(folder.resolve("b.y4m"), 30, 40);
    Path list = Files.writeString(folder.resolve("list.txt"), "a.y4m 40 0\nb.y4m 40 1\n");
    String model = Configs.smallModelWithFeature(folder).folder().toString();

    Console first = Console.run("features", model, list.toString(), "--out", out.toString());

    Path a = out.resolve("r2plus1d_v1_resnet18_kinetics400_a_feat.npy");
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("2 written, 0 kept, 0 failed");
    assertThat(a).hasSize(128 + 64 * 4); // an eighth of 512 channels
    assertThat(out.resolve("r2plus1d_v1_resnet18_kinetics400_b_feat.npy")).exists();

    byte[] whole = Files.readAllBytes(a);
    Files.delete(a);
    Console second = Console.run("features", model, list.toString(), "--out", out.toString());

    assertThat(second.out()).contains("1 written, 1 kept, 0 failed");
    assertThat(a).hasBinaryContent(whole);

    Files.writeString(a, "old");
    Console.run("features", model, list.toString(), "--out", out.toString(), "--overwrite");
    assertThat(a).hasBinaryContent(whole);
  }

  @Test
  void saysHowToGetAPackageWithFeatures() {
    String model = Configs.smallModel(folder).folder().toString();

    Console ran = Console.run("features", model, "v.mp4", "--out", folder.resolve("f").toString());

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("gives no feature; export it with").contains("--features");
  }
}
