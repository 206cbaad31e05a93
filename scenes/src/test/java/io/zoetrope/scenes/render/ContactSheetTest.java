package io.zoetrope.scenes.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.scenes.script.Action;
import io.zoetrope.scenes.script.Scene;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {

  @Test
  void hasARowForEachSceneAndAColumnForEachTime(@TempDir Path folder) throws IOException {
    Path png = folder.resolve("sheet.png");
    List<Scene> scenes = List.of(Scene.clip(Action.WALK, 1), Scene.clip(Action.FALL, 1));

    new ContactSheet(32, 24, 5, 0.2).write(scenes, png);

    BufferedImage sheet = ImageIO.read(png.toFile());
    assertThat(sheet.getWidth()).isEqualTo(160);
    assertThat(sheet.getHeight()).isEqualTo(48);
    byte[] rgb = new byte[3 * 32 * 24];
    new SceneRenderer().paint(scenes.get(1), 0.2 * 4, 32, 24, rgb);
    assertThat(sheet.getRGB(4 * 32, 24) >> 16 & 255).isEqualTo(rgb[0] & 255);
  }
}
