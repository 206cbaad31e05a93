package io.zoetrope.operators.event;

/** One label of a camera: its moving score, which of the last clips reached the start threshold. */
final class LabelState {
  float score;
  int hits; // newest clip in the lowest bit
  OpenAction action; // null: none open

  void follow(float newest, boolean first, SegmentationOptions options) {
    boolean fresh = first || !Float.isFinite(score); // an older state may hold no number
    score = fresh ? newest : score + options.smoothing() * (newest - score);
    int window = (1 << options.startWindow()) - 1;
    hits = (hits << 1 | (score >= options.startThreshold() ? 1 : 0)) & window;
  }

  boolean starts(SegmentationOptions options) {
    return action == null && Integer.bitCount(hits) >= options.startClips();
  }

  /** How many clips ago the start threshold was first reached. */
  int firstHitAge() {
    return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(hits);
  }

  boolean isQuiet(float floor) {
    return action == null && hits == 0 && score < floor;
  }
}
