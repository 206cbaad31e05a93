package io.zoetrope.operators.clip;

import static io.zoetrope.operators.testkit.TestCamera.EPOCH;
import static io.zoetrope.operators.testkit.TestCamera.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.operators.frame.DeadLetter;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void whatASenderChoseStaysShortInTheMessage() throws Exception {
    byte[] name = "ф".repeat(70_000).getBytes(StandardCharsets.UTF_8);
    var record = camera.at(0);
    harness.send(new FrameRecord("t", 0, 0, record.logTime(), name, record.value(), false));
    letterFor(
        batch -> {
          batch.setPixelFormat(PixelFormat.JPEG);
          batch.setFrameSizes(Collections.nCopies(30_000, 1));
        });
    for (var letter : harness.deadLetters()) {
      var travelled = travel(letter);
      assertThat(travelled.message()).isEqualTo(letter.message()).hasSizeLessThanOrEqualTo(1000);
      assertThat(travelled.key()).isEqualTo(letter.key());
      assertThat(travelled.value()).isEqualTo(letter.value());
    }
    assertThat(harness.deadLetters().get(0).message())
        .startsWith("record key names camera 'ффф")
        .endsWith("… (70000 characters)', its value camera 'door'");
    assertThat(harness.deadLetters().get(1).message())
        .endsWith("1, 1, 1] and 29980 more")
        .startsWith("1 frames have the sizes [1, 1, ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-"})
  void anyMessageTravels(String before) throws Exception {
    String message = before + "😀".repeat(100_000);
    var letter = new DeadLetter("t", 0, 1, 2, null, null, DeadLetter.Reason.MODEL_FAILED, message);
    assertThat(letter.message())
        .hasSizeBetween(990, 1000)
        .startsWith(before + "😀".repeat(480))
        .endsWith("😀… (%d characters)".formatted(message.length()));
    assertThat(travel(letter).message()).isEqualTo(letter.message());
  }

  @Test
  void namesTooLongForStateAreInconsistent() throws Exception {
    var letter = letterFor(batch -> batch.setStreamId("s".repeat(65_000)));
    assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.INCONSISTENT);
    assertThat(letter.message()).contains("stream id 'sss", "longer than 256 characters");

    harness.send(new TestCamera("c".repeat(65_000)).at(0));
    assertThat(harness.deadLetters()).hasSize(2);
    assertThat(harness.deadLetters().get(1).message()).contains("camera id 'ccc");
    assertThat(harness.timers()).isZero();
  }

  private static DeadLetter travel(DeadLetter letter) throws IOException {
    var serializer = DeadLetter.TYPE.createSerializer(new SerializerConfigImpl());
    var bytes = new DataOutputSerializer(256);
    serializer.serialize(letter, bytes);
    return serializer.deserialize(new DataInputDeserializer(bytes.getCopyOfBuffer()));
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
