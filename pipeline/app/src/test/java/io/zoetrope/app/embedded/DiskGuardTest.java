package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.schemas.TimestampSource;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiskGuardTest {
  private final Camera camera = new Camera(CameraOptions.of("door", "rtsp://host/live"), 0);
  private final List<FrameBatch> kept = new ArrayList<>();
  private long free = DiskGuard.RESERVE;
  private long seconds;

  private final DiskGuard guard =
      new DiskGuard("/data", () -> free, () -> seconds * 1_000_000_000L);
  private final RecordSink sink = guard.before(new Kept());

  @Test
  void framesAreDroppedAndCountedWhileTheDiskIsFull() {
    send(false);
    free = DiskGuard.RESERVE - 1;
    send(false);
    send(false);
    assertThat(kept).hasSize(1);
    assertThat(camera.counters().dropped).hasValue(4);

    free = DiskGuard.RESERVE;
    send(false);
    assertThat(kept).hasSize(2);
    assertThat(camera.counters().dropped).hasValue(4);
  }

  @Test
  void anEndOfAStreamPasses() {
    free = 0;
    send(true);

    assertThat(kept).hasSize(1);
  }

  @Test
  void eachChangeIsSaidOnce() {
    send(false);
    assertThat(guard.news()).isEmpty();

    free = 100 << 20;
    send(false);
    send(false);
    assertThat(guard.news().orElseThrow())
        .contains("/data has 100 MB left", "frames are dropped", "kafka.data");
    assertThat(guard.news()).isEmpty();

    free = 1L << 40;
    send(false);
    assertThat(guard.news().orElseThrow()).contains("frames are kept");
  }

  /** Two frames, a second after those before. */
  private void send(boolean end) {
    seconds++;
    sink.accept(
        camera,
        FrameBatch.newBuilder()
            .setCameraId("door")
            .setStreamId("s1")
            .setFirstFrame(2 * seconds)
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

  private final class Kept implements RecordSink {
    @Override
    public void accept(Camera from, FrameBatch batch) {
      kept.add(batch);
    }

    @Override
    public void accept(Camera from, CameraHealth health) {
      // not looked at here
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
