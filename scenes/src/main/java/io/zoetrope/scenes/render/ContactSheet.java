package io.zoetrope.scenes.render;

import io.zoetrope.scenes.script.Scene;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Frames of several scenes in one picture, to look at: a row for each scene, time from left to
 * right.
 *
 * @param width of one frame, pixels
 * @param interval seconds between frames
 */
public record ContactSheet(int width, int height, int columns, double interval) {

  /** Writes a PNG, replacing what was there. */
  public void write(List<Scene> scenes, Path png) throws IOException {
    BufferedImage sheet =
        new BufferedImage(columns * width, scenes.size() * height, BufferedImage.TYPE_INT_RGB);
    SceneRenderer renderer = new SceneRenderer();
    byte[] rgb = new byte[3 * width * height];
    for (int row = 0; row < scenes.size(); row++) {
      for (int column = 0; column < columns; column++) {
        renderer.paint(scenes.get(row), column * interval, width, height, rgb);
        sheet.setRGB(column * width, row * height, width, height, packed(rgb), 0, width);
      }
    }
    if (!ImageIO.write(sheet, "png", png.toFile())) {
      throw new IOException("This Java cannot write PNG pictures, so not " + png);
    }
  }

  private static int[] packed(byte[] rgb) {
    int[] pixels = new int[rgb.length / 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (rgb[3 * i] & 255) << 16 | (rgb[3 * i + 1] & 255) << 8 | (rgb[3 * i + 2] & 255);
    }
    return pixels;
  }
}
