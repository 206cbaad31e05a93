package io.zoetrope.app.endurance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.schemas.RecordSerde;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Records nobody should send, all of them made from a seed. */
final class Foreign {
  private static final String CAMERA = "noise";
  private static final int ONE_IN = 5000; // records of the large kinds, which cost much
  private static final RecordSerde<CameraHealth> OTHER = RecordSerde.of(CameraHealth.class);
  private static final CameraHealth HEALTH =
      CameraHealth.newBuilder()
          .setCameraId(CAMERA)
          .setTime(1)
          .setState(CameraState.STREAMING)
          .build();

  private final Random random;
  private final TestCamera camera = new TestCamera(CAMERA);
  private long millis;

  Foreign(long seed) {
    random = new Random(seed);
  }

  /**
   * Key and value of a record.
   *
   * @param surely whether it is bad whatever a reader makes of its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Bytes(byte[] key, byte[] value, boolean surely) {}

  Bytes next() {
    millis += 100;
    if (random.nextInt(ONE_IN) == 0) {
      return large();
    }
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> new Bytes(key(), flipped(value(batch())), false);
      case 3 -> new Bytes(key(), cut(value(batch())), true);
      case 4 -> new Bytes(key(), noise(200), false);
      case 5 -> new Bytes(noise(40), value(batch()), false);
      case 6 -> new Bytes(key(), null, true);
      case 7 -> new Bytes(key(), OTHER.encode(HEALTH), true);
      case 8 -> new Bytes("someone else".getBytes(UTF_8), value(batch()), true);
      default -> new Bytes(key(), value(inconsistent(batch())), true);
    };
  }

  private FrameBatch batch() {
    return camera.batch(List.of(TestCamera.EPOCH + millis * 1000));
  }

  private FrameBatch inconsistent(FrameBatch batch) {
    switch (random.nextInt(5)) {
      case 0 -> batch.setWidth(batch.getWidth() + 1);
      case 1 -> batch.setFirstFrame(-1 - random.nextInt(1000));
      case 2 -> batch.setCaptureTimes(List.of(Long.MAX_VALUE - random.nextInt(1000)));
      case 3 -> batch.setCaptureTimes(Collections.nCopies(2 + random.nextInt(50), 1L));
      default -> {
        batch.setPixelFormat(PixelFormat.JPEG);
        batch.setFrameSizes(List.of(batch.getFrames().remaining()));
      }
    }
    return batch;
  }

  /** More than a dead letter, a message or a key of state holds. */
  private Bytes large() {
    FrameBatch batch = batch();
    return switch (random.nextInt(4)) {
      case 0 -> new Bytes("k".repeat(70_000).getBytes(UTF_8), value(batch), true);
      case 1 -> new Bytes(key(), new byte[1_200_000], true);
      case 2 -> {
        batch.setStreamId("s".repeat(65_000));
        yield new Bytes(key(), value(batch), true);
      }
      default -> {
        batch.setPixelFormat(PixelFormat.JPEG);
        batch.setFrameSizes(Collections.nCopies(30_000, 1));
        yield new Bytes(key(), value(batch), true);
      }
    };
  }

  private byte[] value(FrameBatch batch) {
    return camera.record(batch, 0).value();
  }

  private static byte[] key() {
    return CAMERA.getBytes(UTF_8);
  }

  private byte[] flipped(byte[] bytes) {
    for (int i = random.nextInt(4); i >= 0; i--) {
      int within = random.nextBoolean() ? bytes.length : 80; // what is not pixels is at the front
      bytes[random.nextInt(Math.min(within, bytes.length))] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private byte[] cut(byte[] bytes) {
    return Arrays.copyOf(bytes, random.nextInt(bytes.length));
  }

  private byte[] noise(int most) {
    byte[] bytes = new byte[random.nextInt(most)];
    random.nextBytes(bytes);
    return bytes;
  }
}
