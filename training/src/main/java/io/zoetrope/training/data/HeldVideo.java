package io.zoetrope.training.data;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A video that is read once: nothing goes to disk, and only the frames that are needed are held in
 * memory.
 */
public final class HeldVideo implements VideoFrames {
  private final Pass pass;

  private HeldVideo(Pass pass) {
    this.pass = pass;
  }

  /**
   * Plays a video once where it says rightly how long it is, twice where not.
   *
   * @param needed which of so many frames are needed
   * @throws IOException saying what is wrong with the video
   */
  public static HeldVideo read(FileFootage video, IntFunction<BitSet> needed) throws IOException {
    Pass pass = new Pass(video.fps(), needed);
    video.play(pass);
    if (!pass.size.isKnown()) {
      throw new IOException("has no frames");
    }
    BitSet due = needed.apply(pass.count);
    if (!pass.holds(due)) {
      pass = new Pass(video.fps(), due);
      video.play(pass);
    }
    return new HeldVideo(pass);
  }

  @Override
  public int width() {
    return pass.size.width();
  }

  @Override
  public int height() {
    return pass.size.height();
  }

  @Override
  public int frames() {
    return pass.count;
  }

  @Override
  public void read(int frame, byte[] rgb) throws IOException {
    byte[] held = pass.held.get(frame);
    if (held == null) {
      throw new IOException(
          "gave fewer frames the second time, or frame %d was not requested".formatted(frame));
    }
    System.arraycopy(held, 0, rgb, 0, held.length);
  }

  /** What one playing gives. */
  private static final class Pass implements FrameSink {
    private final double fps;
    private final IntFunction<BitSet> needed;
    private final SteadySize size = new SteadySize();
    private final Map<Integer, byte[]> held = new HashMap<>();
    private BitSet due = new BitSet();
    private int count;

    Pass(double fps, IntFunction<BitSet> needed) {
      this.fps = fps;
      this.needed = needed;
    }

    Pass(double fps, BitSet due) {
      this(fps, frames -> due);
      this.due = due;
    }

    /** The last frame is good for half its time, as in the resampler. */
    @Override
    public void stated(long micros, double rate) {
      double last = micros - (rate > 0 ? 5e5 / rate : 0);
      int frames = (int) Math.ceil(last * fps / 1e6);
      if (frames > 0) {
        due = needed.apply(frames);
      }
    }

    @Override
    public void frame(long micros, int width, int height, byte[] rgb) throws IOException {
      size.require(width, height);
      if (due.get(count)) {
        held.put(count, rgb.clone());
      }
      count++;
    }

    boolean holds(BitSet frames) {
      return frames.stream().allMatch(held::containsKey);
    }
  }
}
