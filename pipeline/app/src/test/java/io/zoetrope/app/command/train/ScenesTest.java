package io.zoetrope.app.command.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.testkit.Console;
import io.zoetrope.scenes.script.Action;
import io.zoetrope.video.file.VideoFile;
import io.zoetrope.video.geometry.FrameGeometry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenesTest {
  @TempDir Path folder;

  @Test
  void rendersClipsAndLongScenesWithAManifest() throws IOException {
    Path out = folder.resolve("scenes");

    Console ran =
        render(
            out,
            "--clips=1",
            "--split=test",
            "--untrimmed=1",
            "--seconds=4.5",
            "--size=64x48",
            "--fps=10");

    assertThat(ran.exitCode()).as(ran.err()).isZero();
    List<String> manifest = Files.readAllLines(out.resolve("manifest.csv"));
    assertThat(manifest.get(0)).isEqualTo("file,label,start,end,seed");
    assertThat(manifest).anyMatch(line -> line.startsWith("test/walk/walk-"));
    try (var files = Files.walk(out)) {
      assertThat(files.filter(file -> file.toString().endsWith(".mp4")))
          .hasSize(Action.values().length + 1);
    }
    try (var files = Files.list(out.resolve("untrimmed"));
        VideoFile video = VideoFile.open(files.findFirst().orElseThrow(), FrameGeometry.source())) {
      int frames = 0;
      while (video.next().isPresent()) {
        frames++;
      }
      assertThat(frames).isEqualTo(45);
      assertThat(video.rate()).isEqualTo(10);
    }
  }

  @Test
  void refusesWhatCannotBeRendered() throws IOException {
    Files.writeString(folder.resolve("something"), "");

    Console ran = render(folder, "--clips=-1", "--fps=0");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .contains("is not an empty folder", "clips: must not be negative", "0 frames per second");
    assertThat(render(folder, "--size=wide").exitCode()).isEqualTo(2);
    assertThat(render(folder, "--split=tent").err()).contains("tent");
  }

  private static Console render(Path out, String... more) {
    String[] all = new String[more.length + 4];
    String[] common = {"scenes", "render", "--out", out + ""};
    System.arraycopy(common, 0, all, 0, common.length);
    System.arraycopy(more, 0, all, common.length, more.length);
    return Console.run(all);
  }
}
