package io.zoetrope.video.follow;

import java.nio.ByteBuffer;
import java.util.BitSet;

/**
 * Where a still camera's picture moves: where it differs from its own running mean by more than is
 * usual there. Light that changes everywhere at once is not motion.
 */
final class MotionMap {
  /** Grey levels that are never motion: coding and sensors make as much. */
  private static final float LEAST = 12;

  /** How many times the usual difference motion is. */
  private static final float FACTOR = 4;

  private static final float LEARNING = 0.05f;

  /** Of what moves: who stands still becomes background only after a while. */
  private static final float SLOW_LEARNING = 0.005f;

  /** Share of a picture above which a change is one of light. */
  private static final double LIGHT = 0.5;

  private final int width;
  private final int height;
  private final float[] mean;
  private final float[] usual;
  private final BitSet moving;
  private boolean begun;

  MotionMap(int width, int height) {
    this.width = width;
    this.height = height;
    mean = new float[width * height];
    usual = new float[width * height];
    moving = new BitSet(width * height);
  }

  boolean isOf(int otherWidth, int otherHeight) {
    return width == otherWidth && height == otherHeight;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /**
   * @param grey height x width bytes
   */
  void see(ByteBuffer grey) {
    moving.clear();
    if (!begun) {
      begin(grey);
      return;
    }
    float light = light(grey);
    for (int i = 0; i < mean.length; i++) {
      learn(i, light * (grey.get(i) & 0xff));
    }
    if (moving.cardinality() > LIGHT * mean.length) {
      begin(grey);
    }
  }

  private void begin(ByteBuffer grey) {
    begun = true;
    moving.clear();
    for (int i = 0; i < mean.length; i++) {
      mean[i] = grey.get(i) & 0xff;
    }
  }

  /** What makes the picture as bright as the mean is. */
  private float light(ByteBuffer grey) {
    float before = 1;
    float now = 1;
    for (int i = 0; i < mean.length; i++) {
      before += mean[i];
      now += grey.get(i) & 0xff;
    }
    return before / now;
  }

  private void learn(int i, float level) {
    float difference = level - mean[i];
    float size = Math.abs(difference);
    boolean moves = size > Math.max(LEAST, FACTOR * usual[i]);
    if (moves) {
      moving.set(i);
    } else {
      usual[i] += LEARNING * (size - usual[i]);
    }
    mean[i] += (moves ? SLOW_LEARNING : LEARNING) * difference;
  }

  /** Whether a cell moves, and one beside it: what moves alone is noise. */
  boolean moves(int x, int y) {
    return is(x, y) && (is(x - 1, y) || is(x + 1, y) || is(x, y - 1) || is(x, y + 1));
  }

  private boolean is(int x, int y) {
    return x >= 0 && x < width && y >= 0 && y < height && moving.get(y * width + x);
  }
}
