package io.zoetrope.operators.frame;

import static io.zoetrope.operators.frame.DeadLetter.Reason.INCONSISTENT;
import static io.zoetrope.operators.frame.DeadLetter.Reason.UNREADABLE;
import static io.zoetrope.operators.frame.DeadLetter.Reason.WRONG_CAMERA;
import static io.zoetrope.operators.frame.DeadLetter.Reason.WRONG_SIZE;

import com.google.errorprone.annotations.FormatMethod;
import com.google.errorprone.annotations.FormatString;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.MalformedRecordException;
import io.zoetrope.schemas.RecordSerde;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decodes a record of the frame log and checks that its frames are what the model takes. */
public final class FrameBatchReader {
  private static final long LATEST_MICROS =
      Instant.parse("2200-01-01T00:00:00Z").getEpochSecond() * 1_000_000;

  private static final int LONGEST_NAME = 256;

  private final RecordSerde<FrameBatch> serde = RecordSerde.of(FrameBatch.class);
  private final int width;
  private final int height;
  private final FramePixels pixels;

  /**
   * @param width of the frames the model takes, pixels
   */
  public FrameBatchReader(int width, int height) {
    this.width = width;
    this.height = height;
    pixels = new FramePixels(width, height);
  }

  /**
   * Decodes and checks a record; its pixels are not read.
   *
   * @throws RejectedRecordException saying what is wrong with the record
   */
  public FrameBatch read(FrameRecord record) throws RejectedRecordException {
    FrameBatch batch = decode(record);
    checkNames(batch, CameraKey.of(record).camera());
    check(batch.getFirstFrame() >= 0, INCONSISTENT, "frame number %d", batch.getFirstFrame());
    if (!batch.getCaptureTimes().isEmpty()) {
      checkFrames(batch);
    }
    return batch;
  }

  /**
   * The batch's frames.
   *
   * @throws RejectedRecordException saying what is wrong with their pixels
   */
  public List<Frame> framesOf(FrameBatch batch, FrameRecord record) throws RejectedRecordException {
    var frames = new ArrayList<Frame>(batch.getCaptureTimes().size());
    long number = batch.getFirstFrame();
    for (ByteBuffer rgb : pixels.of(batch)) {
      long captured = batch.getCaptureTimes().get(frames.size());
      frames.add(new Frame(number++, captured, batch.getIngestTime(), record.logTime(), rgb));
    }
    return frames;
  }

  private FrameBatch decode(FrameRecord record) throws RejectedRecordException {
    if (record.value() == null) {
      throw new RejectedRecordException(UNREADABLE, "the record has no value");
    }
    try {
      return serde.decode(record.value());
    } catch (MalformedRecordException e) {
      throw new RejectedRecordException(UNREADABLE, e.getMessage());
    }
  }

  /** Names become keys of state, whose form holds 64 KiB: longer ones would fail every restart. */
  private static void checkNames(FrameBatch batch, String keyed) throws RejectedRecordException {
    check(
        batch.getCameraId().equals(keyed),
        WRONG_CAMERA,
        "record key names camera '%s', its value camera '%s'",
        Excerpt.ofName(keyed),
        Excerpt.ofName(batch.getCameraId()));
    checkLength("camera id", batch.getCameraId());
    checkLength("stream id", batch.getStreamId());
  }

  private static void checkLength(String field, String name) throws RejectedRecordException {
    check(
        name.length() <= LONGEST_NAME,
        INCONSISTENT,
        "%s '%s' is longer than %d characters",
        field,
        Excerpt.ofName(name),
        LONGEST_NAME);
  }

  private void checkFrames(FrameBatch batch) throws RejectedRecordException {
    check(
        batch.getWidth() == width && batch.getHeight() == height,
        WRONG_SIZE,
        "frames of %dx%d, the model takes %dx%d: set the camera's ingester to the model's size",
        batch.getWidth(),
        batch.getHeight(),
        width,
        height);
    int count = batch.getCaptureTimes().size();
    check(
        batch.getFirstFrame() <= Long.MAX_VALUE - count,
        INCONSISTENT,
        "frame number %d",
        batch.getFirstFrame());
    for (long time : batch.getCaptureTimes()) {
      check(time >= 0 && time < LATEST_MICROS, INCONSISTENT, "capture time %d µs", time);
    }
  }

  @FormatMethod
  private static void check(
      boolean holds, DeadLetter.Reason reason, @FormatString String message, Object... details)
      throws RejectedRecordException {
    if (!holds) {
      throw new RejectedRecordException(reason, message.formatted(details));
    }
  }
}
