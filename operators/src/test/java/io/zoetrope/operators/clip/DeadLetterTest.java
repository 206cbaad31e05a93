package io.zoetrope.operators.clip;

import static io.zoetrope.operators.testkit.TestCamera.EPOCH;
import static io.zoetrope.operators.testkit.TestCamera.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.operators.frame.DeadLetter;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
  private final TestCamera camera = new TestCamera("door");
  private ClipHarness harness;

  @BeforeEach
  void open() throws Exception {
    harness = new ClipHarness();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void malformedBytesAreSetAsideAndTheRestGoesOn() throws Exception {
    byte[] garbage = {1, 2, 3};
    harness.send(camera.at(0, 100), camera.raw(garbage, 150), camera.at(200, 300, 400));

    assertThat(harness.ends()).containsExactly(400L);
    var letter = harness.deadLetters().get(0);
    assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.UNREADABLE);
    assertThat(letter.offset()).isEqualTo(1);
    assertThat(letter.value()).isEqualTo(garbage);
    assertThat(letter.key()).isEqualTo("door".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aRecordWithoutValueIsUnreadable() throws Exception {
    harness.send(camera.raw(null, 0));
    assertThat(harness.deadLetters().get(0).reason()).isEqualTo(DeadLetter.Reason.UNREADABLE);
  }

  @Test
  void aRecordWithoutKeyIsOfAnotherCamera() throws Exception {
    var record = camera.at(0);
    harness.send(new FrameRecord("t", 0, 0, record.logTime(), null, record.value(), false));
    assertThat(harness.deadLetters().get(0).reason()).isEqualTo(DeadLetter.Reason.WRONG_CAMERA);
  }

  @Test
  void framesOfAnotherSizeNameBothSizes() throws Exception {
    var letter = letterFor(batch -> batch.setWidth(9));
    assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.WRONG_SIZE);
    assertThat(letter.message()).contains("9x8", "8x8");
  }

  @Test
  void pixelsThatDoNotAddUpAreInconsistent() throws Exception {
    var letter = letterFor(batch -> batch.setFrames(ByteBuffer.allocate(7)));
    assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.INCONSISTENT);
    assertThat(letter.message()).contains("1 RGB24 frames of 8x8 need 192 bytes, not 7");
  }

  @Test
  void absurdTimesAndNumbersAreInconsistent() throws Exception {
    assertThat(letterFor(batch -> batch.setCaptureTimes(List.of(Long.MAX_VALUE))).reason())
        .isEqualTo(DeadLetter.Reason.INCONSISTENT);
    assertThat(letterFor(batch -> batch.setFirstFrame(-1)).reason())
        .isEqualTo(DeadLetter.Reason.INCONSISTENT);
    assertThat(letterFor(batch -> batch.setFirstFrame(Long.MAX_VALUE)).reason())
        .isEqualTo(DeadLetter.Reason.INCONSISTENT);
  }

  @Test
  void pixelsNotInTheFormatTheyNameAreRejected() throws Exception {
    var planar = letterFor(batch -> batch.setPixelFormat(PixelFormat.I420));
    assertThat(planar.reason()).isEqualTo(DeadLetter.Reason.INCONSISTENT);
    assertThat(planar.message()).contains("1 I420 frames of 8x8 need 96 bytes, not 192");

    var unsized = letterFor(batch -> batch.setPixelFormat(PixelFormat.JPEG));
    assertThat(unsized.reason()).isEqualTo(DeadLetter.Reason.INCONSISTENT);
    assertThat(unsized.message()).contains("1 frames have the sizes []");

    var broken =
        letterFor(
            batch -> {
              batch.setPixelFormat(PixelFormat.JPEG);
              batch.setFrameSizes(List.of(192));
            });
    assertThat(broken.reason()).isEqualTo(DeadLetter.Reason.WRONG_FORMAT);
    assertThat(broken.message()).contains("frame 0 is no JPEG");
  }

  @Test
  void aLetterLeavesNoWindowBehind() throws Exception {
    harness.send(camera.raw(new byte[0], 0));
    assertThat(harness.timers()).isZero();
  }

  private DeadLetter letterFor(Consumer<FrameBatch> spoil) throws Exception {
    var batch = camera.batch(List.of(EPOCH));
    spoil.accept(batch);
    harness.send(camera.record(batch, EPOCH / 1000));
    assertThat(harness.clips()).isEmpty();
    var letters = harness.deadLetters();
    return letters.get(letters.size() - 1);
  }

  @Test
  void goodRecordsMakeNoLetters() throws Exception {
    harness.send(camera.at(every(100, 0, 900)), camera.heartbeat(1000), camera.end(1100));
    assertThat(harness.deadLetters()).isEmpty();
  }
}
