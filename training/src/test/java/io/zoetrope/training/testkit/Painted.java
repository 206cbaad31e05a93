package io.zoetrope.training.testkit;

import io.zoetrope.training.data.Footage;
import io.zoetrope.training.data.FrameSink;
import java.io.IOException;

/** A video made by a formula, at 10 frames a second. */
public record Painted(String key, int frames, int width, int height, Formula formula)
    implements Footage {

  /** The colour of a pixel. */
  @FunctionalInterface
  public interface Formula {
    int[] rgb(int frame, int x, int y);
  }

  @Override
  public void play(FrameSink sink) throws IOException {
    byte[] rgb = new byte[3 * width * height];
    for (int frame = 0; frame < frames; frame++) {
      for (int i = 0; i < width * height; i++) {
        int[] colour = formula.rgb(frame, i % width, i / width);
        for (int c = 0; c < 3; c++) {
          rgb[3 * i + c] = (byte) colour[c];
        }
      }
      sink.frame(frame * 100_000L, width, height, rgb);
    }
  }
}
