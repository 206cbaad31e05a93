package io.zoetrope.training.testkit;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;

/** Clips of coloured blocks that a seed makes. */
public final class Bytes {
  private Bytes() {}

  /** A direct buffer N,T,H,W,3. */
  public static ByteBuffer clips(long seed, int count, int frames, int height, int width) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(count * frames * height * width * 3);
    SplittableRandom random = new SplittableRandom(seed);
    int colour = 0;
    while (bytes.hasRemaining()) {
      if (bytes.position() % 24 == 0) {
        colour = random.nextInt(200);
      }
      bytes.put((byte) (colour + random.nextInt(56)));
    }
    return bytes.flip();
  }
}
