package io.zoetrope.operators.inference;

import io.zoetrope.operators.clip.CameraKey;
import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.clip.Frame;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TinyModel;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;

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
    return new Clip(
        new CameraKey(0, camera),
        "s1",
        time - 300_000,
        time,
        Collections.nCopies(TinyModel.FRAMES, frame),
        1,
        List.of(),
        0,
        time,
        "frame-batches",
        index);
  }
}
