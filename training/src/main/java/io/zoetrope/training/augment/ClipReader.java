package io.zoetrope.training.augment;

import io.zoetrope.training.augment.Views.View;
import io.zoetrope.training.data.Sample.Part;
import io.zoetrope.training.data.VideoFrames;
import io.zoetrope.zoo.pack.ModelCard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Reads the clips that a model scores out of videos that were brought to its rate and size: the one
 * way from a video file to a network's input, for predictions, features, evaluations and the
 * validation of trainings. Safe for many threads.
 */
public record ClipReader(ModelCard.Clip clip, ModelCard.Input input, Views views) {

  /** For a model's packages. */
  public static ClipReader of(ModelCard card, Views views) {
    return new ClipReader(card.clip(), card.input(), views);
  }

  /** Of every clip. */
  public ClipSize shape() {
    return new ClipSize(clip.frames(), input.height(), input.width());
  }

  /**
   * All frames that the views show.
   *
   * @param count frames of the video
   */
  public BitSet frames(int count) {
    BitSet frames = new BitSet(count);
    for (View view : views.all()) {
      Arrays.stream(views.frames(view, clip, count)).forEach(frames::set);
    }
    return frames;
  }

  /**
   * Appends a view of a part of a video, T·H·W·3 bytes.
   *
   * @throws IOException where a frame cannot be read
   */
  public void read(VideoFrames video, Part part, View view, ByteBuffer into) throws IOException {
    int[] frames =
        Arrays.stream(views.frames(view, clip, part.frames()))
            .map(frame -> part.first() + frame)
            .toArray();
    CropBox crop = views.crop(view, input, video.width(), video.height());
    new ClipCutter().cut(video, frames, crop, Colours.SAME, into);
  }
}
