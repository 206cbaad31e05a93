package io.zoetrope.config;

import static io.zoetrope.config.Check.positive;
import static io.zoetrope.config.Check.require;
import static io.zoetrope.config.Check.share;
import static io.zoetrope.config.Check.within;
import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/**
 * When scores become events.
 *
 * @param smoothing weight of the newest clip in a label's moving score; 1: none
 * @param startScore a label starts at this score
 * @param startClips in this many
 * @param startOf of this many clips
 * @param endScore a label ends below this score
 * @param endClips in this many clips on end
 * @param mergeGap a pause shorter than this does not end an action
 * @param minDuration shorter actions are not emitted
 * @param updateEvery capture time between two updates of an open event
 * @param silence log time without frames and heartbeats after which a camera's open events end,
 *     unless the next frames turn out to go on where the last ones ended
 * @param timeout log time without frames and heartbeats after which they end in any case
 * @param topK best labels named in an event
 * @param format of the records
 */
public record EventsConfig(
    Float smoothing,
    Float startScore,
    Integer startClips,
    Integer startOf,
    Float endScore,
    Integer endClips,
    Duration mergeGap,
    Duration minDuration,
    Duration updateEvery,
    Duration silence,
    Duration timeout,
    Integer topK,
    EventFormat format) {
  public static final EventsConfig DEFAULT =
      new EventsConfig(
          null, null, null, null, null, null, null, null, null, null, null, null, null);

  private static final int LONGEST_WINDOW = 31;
  private static final int MOST_END_CLIPS = 1000;

  public EventsConfig {
    smoothing = share("smoothing", requireNonNullElse(smoothing, 0.6f));
    require(smoothing > 0, "smoothing: more than 0");
    startScore = share("start-score", requireNonNullElse(startScore, 0.6f));
    startOf = within("start-of", requireNonNullElse(startOf, 5), 1, LONGEST_WINDOW);
    startClips = requireNonNullElse(startClips, 3);
    require(startClips >= 1 && startClips <= startOf, "start-clips: 1 to start-of");
    endScore = share("end-score", requireNonNullElse(endScore, 0.4f));
    require(endScore <= startScore, "end-score: at most start-score");
    endClips = within("end-clips", requireNonNullElse(endClips, 3), 1, MOST_END_CLIPS);
    mergeGap = requireNonNullElse(mergeGap, Duration.ofSeconds(2));
    minDuration = requireNonNullElse(minDuration, Duration.ZERO);
    updateEvery = positive("update-every", requireNonNullElse(updateEvery, Duration.ofSeconds(2)));
    silence = positive("silence", requireNonNullElse(silence, Duration.ofSeconds(10)));
    timeout = positive("timeout", requireNonNullElse(timeout, Duration.ofMinutes(1)));
    topK = within("top-k", requireNonNullElse(topK, 5), 0, 1000);
    format = requireNonNullElse(format, EventFormat.AVRO);
  }
}
