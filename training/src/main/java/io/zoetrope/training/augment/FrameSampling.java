package io.zoetrope.training.augment;

import java.util.random.RandomGenerator;

/** Which of a video's frames make a clip to train on. */
public interface FrameSampling {

  /** A clip from a place that chance chooses. */
  int[] random(int frames, RandomGenerator random);

  /**
   * Clips of frames an exact stride apart, as cameras' clips are; past a video's end its last frame
   * is repeated.
   *
   * @param length frames of a clip
   */
  record Grid(int length, int stride) implements FrameSampling {
    @Override
    public int[] random(int frames, RandomGenerator random) {
      return from(random.nextInt(room(frames) + 1), frames);
    }

    /** How many frames a clip can be moved by. */
    private int room(int frames) {
      return Math.max(0, frames - (length - 1) * stride - 1);
    }

    private int[] from(int start, int frames) {
      int[] indices = new int[length];
      for (int i = 0; i < length; i++) {
        indices[i] = Math.min(start + i * stride, frames - 1);
      }
      return indices;
    }
  }

  /**
   * GluonCV's training clips: from each of {@code segments} equal parts of the video a window of
   * {@code length · rate} frames, in it {@code length} points from its first frame to the one after
   * its last, rounded down, so that a few steps are longer than the rate. A part too short for a
   * window gives every {@code rate}-th frame, then its last one again and again.
   *
   * @param length frames of a clip, all segments together
   */
  record GluonCv(int length, int rate, int segments) implements FrameSampling {
    public GluonCv {
      if (length % segments != 0) {
        throw new IllegalArgumentException(
            length + " frames cannot be shared by " + segments + " segments");
      }
    }

    @Override
    public int[] random(int frames, RandomGenerator random) {
      int each = length / segments;
      int part = Math.max(1, frames / segments);
      int[] indices = new int[length];
      for (int segment = 0; segment < segments; segment++) {
        int[] inside = inside(part, each, random);
        for (int i = 0; i < each; i++) {
          indices[segment * each + i] = Math.min(segment * part + inside[i], frames - 1);
        }
      }
      return indices;
    }

    private int[] inside(int part, int each, RandomGenerator random) {
      int span = each * rate;
      int[] indices = new int[each];
      if (part <= span) {
        int spread = Math.min(each, part / rate);
        for (int i = 0; i < each; i++) {
          double point = i < spread ? point(0, part, i, spread) : part;
          indices[i] = (int) Math.min(point, part - 1.0);
        }
        return indices;
      }
      int end = random.nextInt(span, part);
      for (int i = 0; i < each; i++) {
        indices[i] = (int) Math.min(point(end - span, end, i, each), end - 1.0);
      }
      return indices;
    }

    /** The i-th of {@code count} points from {@code first} to {@code last}, both among them. */
    private static double point(int first, int last, int i, int count) {
      return count == 1 ? first : first + (double) (last - first) * i / (count - 1);
    }
  }
}
