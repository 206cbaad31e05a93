package io.zoetrope.ingester.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.options.CameraOptions;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FrameRingTest {
  private final FrameRing ring = new FrameRing(100);
  private final Camera camera = new Camera(CameraOptions.of("c", "rtsp://host/live"), 0);

  @Test
  void dropsTheOldestFramesAndCountsThem() throws InterruptedException {
    RingEntry oldest = entry(60, 4, false);
    RingEntry newest = entry(60, 3, false);
    ring.put(oldest);
    ring.put(newest);

    assertThat(ring.take()).isSameAs(newest);
    assertThat(camera.counters().dropped).hasValue(4);
  }

  @Test
  void keepsTheEndOfAStream() throws InterruptedException {
    RingEntry end = entry(60, 0, true);
    ring.put(end);
    ring.put(entry(30, 1, false));
    RingEntry newest = entry(30, 2, false);
    ring.put(newest);

    assertThat(ring.take()).isSameAs(end);
    assertThat(ring.take()).isSameAs(newest);
    assertThat(camera.counters().dropped).hasValue(1);
  }

  @Test
  void canBeEmptiedAfterItIsClosed() throws InterruptedException {
    RingEntry entry = entry(60, 1, false);
    ring.put(entry);
    ring.close();

    assertThat(ring.take()).isSameAs(entry);
    assertThat(ring.take()).isNull();
  }

  @Test
  void countsWhatIsThrownAway() {
    ring.put(entry(10, 2, false));
    ring.put(entry(10, 3, false));

    ring.dropAll();

    assertThat(camera.counters().dropped).hasValue(5);
  }

  @Test
  void letsThePatientWaitForRoom() throws Exception {
    ring.put(entry(60, 1, false));
    RingEntry patient = entry(60, 1, false);
    var waiting =
        CompletableFuture.runAsync(
            () -> {
              try {
                ring.putWhenRoom(patient);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });

    ring.take();
    waiting.join();

    assertThat(ring.take()).isSameAs(patient);
    assertThat(camera.counters().dropped).hasValue(0);
  }

  private RingEntry entry(int bytes, int frames, boolean keep) {
    return new RingEntry("topic", OptionalInt.of(0), camera, new byte[bytes], frames, keep);
  }
}
