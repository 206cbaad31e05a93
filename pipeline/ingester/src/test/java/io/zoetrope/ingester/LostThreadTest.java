package io.zoetrope.ingester;

import static io.zoetrope.video.testkit.Videos.GEOMETRY;
import static io.zoetrope.video.testkit.Videos.MOVING;
import static io.zoetrope.video.testkit.Videos.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.video.simulate.SimulatedCameras;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LostThreadTest {
  private static final String MESSAGE = "Cannot reserve 4096 bytes of direct buffer memory";

  private final RecordedSink sink = new RecordedSink();

  @Test
  void aCameraGoesOnAfterMemoryWasLackingForItsFrames() {
    goesOn(new Exhausted(sink, 2, 0));

    assertThat(sink.messages("door")).anyMatch(told -> told.contains(MESSAGE));
    assertThat(sink.states("door")).contains(CameraState.OFFLINE);
  }

  @Test
  void aCameraGoesOnAfterNothingCouldBeReported() {
    goesOn(new Exhausted(sink, 0, 3));
  }

  private void goesOn(RecordSink exhausted) {
    try (var cameras = SimulatedCameras.start()) {
      var camera = CameraOptions.of("door", cameras.paint("door", SMALL, MOVING));
      try (var ingester =
          new Ingester(Testkit.options(), List.of(camera), GEOMETRY, () -> exhausted)) {
        ingester.start();
        await().atMost(Duration.ofSeconds(40)).until(() -> sink.withFrames("door").size() > 4);
      }
    }
    assertThat(sink.states("door")).contains(CameraState.STREAMING).endsWith(CameraState.ENDED);
  }

  /** Lacks memory a few times. */
  private record Exhausted(RecordSink next, AtomicInteger batches, AtomicInteger healths)
      implements RecordSink {
    Exhausted(RecordSink next, int batches, int healths) {
      this(next, new AtomicInteger(batches), new AtomicInteger(healths));
    }

    @Override
    public void accept(Camera camera, FrameBatch batch) {
      fail(batch.getCaptureTimes().isEmpty() ? new AtomicInteger() : batches);
      next.accept(camera, batch);
    }

    @Override
    public void accept(Camera camera, CameraHealth health) {
      fail(healths);
      next.accept(camera, health);
    }

    private static void fail(AtomicInteger left) {
      if (left.getAndDecrement() > 0) {
        throw new OutOfMemoryError(MESSAGE);
      }
    }

    @Override
    public void close() {
      next.close();
    }
  }
}
