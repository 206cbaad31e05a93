package io.zoetrope.scenes.script;

import io.zoetrope.scenes.render.SceneRenderer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Prints processor milliseconds per frame over sixteen scenes: run it with the width and height,
 * 320 240 when left out. The last round counts; those before warm the machine up.
 */
final class PaintTiming {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 4;
  private static final int SCENES = 16;
  private static final int FRAMES = 100;

  private PaintTiming() {}

  public static void main(String[] args) {
    int width = args.length > 0 ? Integer.parseInt(args[0]) : 320;
    int height = args.length > 1 ? Integer.parseInt(args[1]) : 240;
    for (int round = 0; round < ROUNDS; round++) {
      System.out.printf("%dx%d %.3f ms/frame%n", width, height, millis(width, height));
    }
  }

  private static double millis(int width, int height) {
    SceneRenderer renderer = new SceneRenderer();
    byte[] rgb = new byte[3 * width * height];
    long start = THREADS.getCurrentThreadCpuTime();
    for (int seed = 0; seed < SCENES; seed++) {
      Scene scene = Scene.endless(seed);
      for (int n = 0; n < FRAMES; n++) {
        renderer.paint(scene, n / 5.0, width, height, rgb);
      }
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / (SCENES * FRAMES);
  }
}
