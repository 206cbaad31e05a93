package io.zoetrope.operators.event;

import static java.util.Objects.requireNonNullElse;

import io.zoetrope.operators.clip.ClipRules;
import java.io.Serializable;
import java.time.Duration;

/**
 * When scores become events.
 *
 * @param smoothing weight of the newest clip in a label's moving score, above 0 to 1 (none)
 * @param startThreshold an event starts where the score is at least this ...
 * @param startClips ... in so many ...
 * @param startWindow ... of the last so many clips
 * @param endThreshold an event ends where the score is below this ...
 * @param endClips ... in so many clips in a row
 * @param minDuration shorter events are not emitted
 * @param mergeGap a label that starts again within this is the same event going on
 * @param updateEvery capture time between two updates of an open event
 * @param silence log time without frames and heartbeats after which open events end, unless the
 *     next frames turn out to go on where the last ones ended
 * @param timeout log time without frames and heartbeats after which they end in any case
 * @param topK best labels given in an event
 */
public record SegmentationOptions(
    float smoothing,
    float startThreshold,
    int startClips,
    int startWindow,
    float endThreshold,
    int endClips,
    Duration minDuration,
    Duration mergeGap,
    Duration updateEvery,
    Duration silence,
    Duration timeout,
    int topK)
    implements Serializable {
  private static final int MAX_WINDOW = 31;

  public SegmentationOptions {
    require(smoothing > 0 && smoothing <= 1, "smoothing must be above 0 and at most 1");
    require(
        0 <= endThreshold && endThreshold <= startThreshold && startThreshold <= 1,
        "thresholds must be 0 <= end <= start <= 1");
    require(
        1 <= startClips && startClips <= startWindow && startWindow <= MAX_WINDOW,
        "start clips must be 1 to the start window, which is 31 at most");
    require(endClips >= 1 && topK >= 0, "end clips must be at least 1, top-k not negative");
  }

  /** Log time for which a camera's frames may go on after a silence. */
  public Duration patience() {
    return timeout.compareTo(silence) > 0 ? timeout.minus(silence) : Duration.ZERO;
  }

  /** As a camera's settings have it; the end threshold is at most the start threshold. */
  SegmentationOptions under(ClipRules rules) {
    if (rules.settings().isEmpty()) {
      return this;
    }
    var settings = rules.settings().get();
    float start = requireNonNullElse(settings.getStartScore(), startThreshold);
    float end = requireNonNullElse(settings.getEndScore(), endThreshold);
    return new SegmentationOptions(
        smoothing,
        start,
        startClips,
        startWindow,
        Math.min(end, start),
        endClips,
        minDuration,
        mergeGap,
        updateEvery,
        silence,
        timeout,
        topK);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("segmentation: " + otherwise);
    }
  }
}
