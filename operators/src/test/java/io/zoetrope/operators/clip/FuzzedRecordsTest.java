package io.zoetrope.operators.clip;

import static io.zoetrope.operators.testkit.TestCamera.EPOCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.RecordSerde;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Records nobody should send, between records of a camera that is well. */
class FuzzedRecordsTest {
  private static final byte[] OTHER_SCHEMA =
      RecordSerde.of(CameraHealth.class)
          .encode(
              CameraHealth.newBuilder()
                  .setCameraId("noise")
                  .setTime(1)
                  .setState(CameraState.STREAMING)
                  .build());

  @Test
  void neverStopTheOperatorNorTouchAnotherCamera() throws Exception {
    fuzz(10_000, 1);
  }

  @Test
  @Tag("slow")
  void neverStopTheOperatorInAMillion() throws Exception {
    for (int seed = 0; seed < 100; seed++) {
      fuzz(10_000, seed);
    }
  }

  private static void fuzz(int count, long seed) throws Exception {
    var random = new Random(seed);
    var well = new TestCamera("well");
    var noise = new TestCamera("noise");
    try (var harness = new ClipHarness()) {
      int bad = 0;
      for (int i = 0; i < count; i++) {
        byte[] bytes = spoil(noise, random, i);
        int lettersBefore = harness.deadLetters().size();
        harness.send(noise.raw(bytes, 100L * i));
        bad += surelyBad(bytes) ? 1 : 0;
        assertThat(harness.deadLetters().size() - lettersBefore).isBetween(0, 1);
        harness.send(well.at(100L * i));
      }
      assertThat(harness.deadLetters()).hasSizeGreaterThanOrEqualTo(bad);
      assertThat(harness.deadLetters()).allMatch(letter -> !letter.message().isBlank());
      assertThat(clipsOf(harness, "well")).isEqualTo((count - 5 + 1) / 2);
    }
  }

  private static long clipsOf(ClipHarness harness, String camera) {
    return harness.clips().stream().filter(clip -> clip.camera().camera().equals(camera)).count();
  }

  /** What can be read of no FrameBatch at all, by its first bytes. */
  private static boolean surelyBad(byte[] bytes) {
    return bytes.length < 10 || bytes == OTHER_SCHEMA;
  }

  private static byte[] spoil(TestCamera camera, Random random, int i) {
    FrameBatch batch = camera.batch(List.of(EPOCH + i * 100_000L));
    byte[] bytes = camera.record(batch, EPOCH / 1000).value();
    return switch (random.nextInt(5)) {
      case 0 -> flip(bytes, 1 + random.nextInt(4), random);
      case 1 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 2 -> OTHER_SCHEMA;
      case 3 -> noise(random);
      default -> flip(Arrays.copyOf(bytes, bytes.length + random.nextInt(50)), 1, random);
    };
  }

  /** Most flips hit the header and the lengths, not the pixels. */
  private static byte[] flip(byte[] bytes, int flips, Random random) {
    for (int i = 0; i < flips; i++) {
      bytes[random.nextInt(Math.min(60, bytes.length))] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  private static byte[] noise(Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return bytes;
  }
}
