package io.zoetrope.training.testkit;

import io.zoetrope.training.data.FrameSink;
import io.zoetrope.training.data.VideoDecoder;
import io.zoetrope.zoo.pack.ModelCard.Resize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Videos that are text files of {@code direction seed frames}: a bright bar over noise that moves
 * right (1, reddish) or left (-1, bluish), 10 frames a second. Any other content cannot be decoded.
 */
public final class TextVideos implements VideoDecoder {

  public static void write(Path file, int direction, long seed, int frames) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, direction + " " + seed + " " + frames);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folders {@code left} and {@code right} with so many videos each. */
  public static void writeClasses(Path folder, int each, long seed) {
    for (int i = 0; i < each; i++) {
      write(folder.resolve("left/" + i + ".txt"), -1, seed + i, 14);
      write(folder.resolve("right/" + i + ".txt"), 1, seed + each + i, 14);
    }
  }

  @Override
  public void decode(Path file, Resize resize, FrameSink sink) throws IOException {
    String[] words = Files.readString(file).split(" ", -1);
    if (words.length != 3) {
      throw new IOException("is no video");
    }
    Resize.Exact size = (Resize.Exact) resize;
    int direction = Integer.parseInt(words[0]);
    SplittableRandom random = new SplittableRandom(Long.parseLong(words[1]));
    int start = random.nextInt(size.width());
    byte[] rgb = new byte[3 * size.width() * size.height()];
    for (int frame = 0; frame < Integer.parseInt(words[2]); frame++) {
      int bar = Math.floorMod(start + 2 * direction * frame, size.width());
      for (int i = 0; i < rgb.length; i++) {
        int x = i / 3 % size.width();
        rgb[i] =
            (byte) (random.nextInt(40) + (Math.abs(x - bar) < 3 ? 200 : tint(direction, i % 3)));
      }
      sink.frame(frame * 100_000L, size.width(), size.height(), rgb);
    }
  }

  private static int tint(int direction, int colour) {
    boolean strong = direction > 0 ? colour == 0 : colour == 2;
    return strong && direction != 0 ? 120 : 20;
  }
}
