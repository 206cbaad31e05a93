package io.zoetrope.training.data;

import java.util.Optional;

/**
 * A labelled video, or the part of one.
 *
 * @param name for people: a path, or what scene it is
 * @param label index into the data set's labels
 * @param part the frames that show it; empty: all
 */
public record Sample(String name, int label, Footage footage, Optional<Part> part) {

  /** Frames from {@code first} (inclusive) to {@code end} (exclusive). */
  public record Part(int first, int end) {
    public Part {
      if (first < 0 || end <= first) {
        throw new IllegalArgumentException("frames " + first + " to " + end + " are no part");
      }
    }

    /** Every frame of a video. */
    public static Part whole(VideoFrames video) {
      return new Part(0, video.frames());
    }

    /** How many. */
    public int frames() {
      return end - first;
    }
  }

  /** The frames of its video that show it. */
  public Part shownIn(VideoFrames video) {
    return part.orElseGet(() -> Part.whole(video));
  }

  static Sample whole(String name, int label, Footage footage) {
    return new Sample(name, label, footage, Optional.empty());
  }
}
