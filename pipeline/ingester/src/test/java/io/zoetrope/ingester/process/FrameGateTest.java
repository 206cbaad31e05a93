package io.zoetrope.ingester.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.schemas.TimestampSource;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameGateTest {
  private final Camera camera = new Camera(CameraOptions.of("door", "rtsp://host/live"), 0);
  private final RecordedSink kept = new RecordedSink();
  private final FrameGate gate = new FrameGate(kept);

  @Test
  void framesAreDroppedAndCountedWhileThatIsSaid() {
    send(false);
    gate.drop(true);
    send(false);
    send(false);
    assertThat(kept.batches("door")).hasSize(1);
    assertThat(camera.counters().dropped).hasValue(4);

    gate.drop(false);
    send(false);
    assertThat(kept.batches("door")).hasSize(2);
    assertThat(camera.counters().dropped).hasValue(4);
  }

  @Test
  void anEndOfAStreamPasses() {
    gate.drop(true);
    send(true);

    assertThat(kept.batches("door")).hasSize(1);
  }

  /** Two frames. */
  private void send(boolean end) {
    gate.accept(
        camera,
        FrameBatch.newBuilder()
            .setCameraId("door")
            .setStreamId("s1")
            .setFirstFrame(0)
            .setCaptureTimes(List.of(1L, 2L))
            .setTimestampSource(TimestampSource.ARRIVAL)
            .setWidth(1)
            .setHeight(1)
            .setPixelFormat(PixelFormat.RGB24)
            .setIngestTime(2)
            .setFrames(ByteBuffer.allocate(6))
            .setEndOfStream(end)
            .build());
  }
}
