package io.zoetrope.operators.testkit;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.clip.ClipRules;
import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.frame.Frame;
import io.zoetrope.operators.inference.engine.ClipShape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Clips without a camera. */
public final class TestClips {
  private TestClips() {}

  public static Clip red(int amount) {
    return of("c", amount, 0);
  }

  /**
   * @param micros of its newest frame in the log
   * @param hopNumber hops from the epoch
   */
  public static Clip at(String camera, int priority, long micros, long hopNumber) {
    return clip(camera, 1, hopNumber, micros, hopNumber, priority);
  }

  public static Clip of(String camera, int red, long index) {
    return clip(camera, red, index, TestCamera.EPOCH + index * 100_000, index, 0);
  }

  private static Clip clip(
      String camera, int red, long index, long time, long hopNumber, int priority) {
    byte[] pixels = new byte[TestCamera.FRAME_BYTES];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = (byte) red;
    }
    var frame = new Frame(index, time, time, time / 1000, ByteBuffer.wrap(pixels));
    return of(
        camera, Collections.nCopies(TinyModel.FRAMES, frame), time, index, hopNumber, priority);
  }

  /** A clip of a model of any size, every byte of it random. */
  public static Clip noise(ClipShape shape, int seed) {
    var random = new Random(seed);
    var frames = new ArrayList<Frame>();
    for (int i = 0; i < shape.frames(); i++) {
      byte[] pixels = new byte[shape.bytes() / shape.frames()];
      random.nextBytes(pixels);
      frames.add(new Frame(i, 0, 0, 0, ByteBuffer.wrap(pixels)));
    }
    return of("noise", frames, TestCamera.EPOCH, seed, seed, 0);
  }

  private static Clip of(
      String camera, List<Frame> frames, long time, long index, long hopNumber, int priority) {
    return new Clip(
        new CameraKey(0, camera),
        "s1",
        time - 300_000,
        time,
        frames,
        1,
        hopNumber,
        new ClipRules(200_000, priority, Optional.empty()),
        time,
        "frame-batches",
        index);
  }
}
