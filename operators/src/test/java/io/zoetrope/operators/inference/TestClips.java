package io.zoetrope.operators.inference;

import io.zoetrope.operators.clip.CameraKey;
import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.clip.Frame;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TinyModel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Clips without a camera. */
final class TestClips {
  private TestClips() {}

  static Clip red(int amount) {
    return of("c", amount, 0);
  }

  static Clip of(String camera, int red, long index) {
    byte[] pixels = new byte[TestCamera.FRAME_BYTES];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = (byte) red;
    }
    long time = TestCamera.EPOCH + index * 100_000;
    var frame = new Frame(index, time, time, time / 1000, ByteBuffer.wrap(pixels));
    return of(camera, Collections.nCopies(TinyModel.FRAMES, frame), time, index);
  }

  /** A clip of a model of any size, every byte of it random. */
  static Clip noise(ClipShape shape, int seed) {
    var random = new Random(seed);
    var frames = new ArrayList<Frame>();
    for (int i = 0; i < shape.frames(); i++) {
      byte[] pixels = new byte[shape.bytes() / shape.frames()];
      random.nextBytes(pixels);
      frames.add(new Frame(i, 0, 0, 0, ByteBuffer.wrap(pixels)));
    }
    return of("noise", frames, TestCamera.EPOCH, seed);
  }

  private static Clip of(String camera, List<Frame> frames, long time, long index) {
    return new Clip(
        new CameraKey(0, camera),
        "s1",
        time - 300_000,
        time,
        frames,
        1,
        List.of(),
        0,
        time,
        "frame-batches",
        index);
  }
}
