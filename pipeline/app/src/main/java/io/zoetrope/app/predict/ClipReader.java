package io.zoetrope.app.predict;

import io.zoetrope.app.model.ModelGeometry;
import io.zoetrope.ingester.FrameGeometry;
import io.zoetrope.ingester.VideoException;
import io.zoetrope.ingester.VideoFile;
import io.zoetrope.ingester.VideoFrame;
import io.zoetrope.zoo.pack.ModelCard;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a video's clips, scaled for a model but not cropped. Only the frames that clips are made of
 * are held. A file is decoded once where it says rightly how long it is, twice where not.
 */
final class ClipReader {
  private final ModelCard card;
  private final int clips;
  private final FrameGeometry geometry;

  ClipReader(ModelCard card, int clips) {
    this.card = card;
    this.clips = clips;
    this.geometry = ModelGeometry.scaled(card.resize());
  }

  /**
   * The frames of each clip.
   *
   * @throws VideoException where the file is no video or is broken
   */
  List<List<VideoFrame>> read(Path file) {
    Pass pass = pass(file, Optional.empty());
    ClipPlan due = plan(pass.lastFrame());
    if (!due.equals(pass.plan())) {
      pass = pass(file, Optional.of(due));
    }
    Map<Long, VideoFrame> frames = pass.frames();
    return Arrays.stream(due.times())
        .map(times -> Arrays.stream(times).mapToObj(frames::get).toList())
        .toList();
  }

  /** What one decoding gave: the plan it followed, the frames found, when the last one was. */
  private record Pass(ClipPlan plan, Map<Long, VideoFrame> frames, long lastFrame) {}

  /**
   * @param known the plan, or empty: by what the file says of its length
   */
  private Pass pass(Path file, Optional<ClipPlan> known) {
    try (VideoFile video = VideoFile.open(file, geometry)) {
      VideoFrame first = video.next().orElseThrow();
      ClipPlan plan = known.orElseGet(() -> plan(statedLastFrame(video)));
      NearestFrames nearest = new NearestFrames(plan.times());
      VideoFrame last = first;
      for (Optional<VideoFrame> next = Optional.of(first); next.isPresent(); next = video.next()) {
        last = since(first, next.get());
        nearest.pass(last);
      }
      return new Pass(plan, nearest.finish(), last.timeMicros() + halfFrame(video));
    }
  }

  /** A file's first picture need not be at its time zero. */
  private static VideoFrame since(VideoFrame first, VideoFrame frame) {
    return new VideoFrame(frame.timeMicros() - first.timeMicros(), frame.size(), frame.rgb());
  }

  private ClipPlan plan(long lastFrame) {
    return ClipPlan.of(card.clip(), clips, lastFrame);
  }

  /** With half a frame for times that are not whole microseconds, as is the last frame's. */
  private static long statedLastFrame(VideoFile video) {
    return video.statedMicros() - halfFrame(video);
  }

  private static long halfFrame(VideoFile video) {
    return video.rate() > 0 ? Math.round(5e5 / video.rate()) : 0;
  }
}
