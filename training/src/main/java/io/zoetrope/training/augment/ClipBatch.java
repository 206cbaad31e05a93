package io.zoetrope.training.augment;

import java.nio.ByteBuffer;

/** Clips with their labels. */
public final class ClipBatch {
  private final ByteBuffer rgb;
  private final ClipSize shape;
  private final int[] labels;

  ClipBatch(ByteBuffer rgb, ClipSize shape, int[] labels) {
    this.rgb = rgb;
    this.shape = shape;
    this.labels = labels;
  }

  /** N,T,H,W,3 in a direct buffer. */
  public ByteBuffer rgb() {
    return rgb.duplicate();
  }

  public ClipSize shape() {
    return shape;
  }

  /** The index of each clip's class; shared, not copied. */
  public int[] labels() {
    return labels;
  }

  public int size() {
    return labels.length;
  }
}
