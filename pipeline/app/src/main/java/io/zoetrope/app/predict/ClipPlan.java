package io.zoetrope.app.predict;

import io.zoetrope.zoo.pack.GridInterval;
import io.zoetrope.zoo.pack.ModelCard;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Where a video's clips lie on the model's time grid, whose first point is the video's beginning.
 * Several clips are spread as GluonCV's tests spread them (first at the beginning, last at the end,
 * starts rounded down); a single one lies in the middle. Where the video is too short, its last
 * point stands for those after it.
 *
 * @param points of the grid inside the video
 * @param frames of a clip
 */
record ClipPlan(GridInterval interval, long points, int frames, int clips) {

  static ClipPlan of(ModelCard.Clip clip, int clips, long lastFrameMicros) {
    long points = 1 + clip.interval().lastIndexAt(Math.max(0, lastFrameMicros));
    return new ClipPlan(clip.interval(), points, clip.frames(), clips);
  }

  /** Microseconds of the frames of each clip. */
  long[][] times() {
    return IntStream.range(0, clips).mapToObj(this::times).toArray(long[][]::new);
  }

  private long[] times(int clip) {
    long start = start(clip);
    return LongStream.range(start, start + frames)
        .map(point -> interval.point(Math.min(point, points - 1)))
        .toArray();
  }

  private long start(int clip) {
    long room = Math.max(0, points - frames);
    return clips == 1 ? room / 2 : clip * room / (clips - 1);
  }
}
