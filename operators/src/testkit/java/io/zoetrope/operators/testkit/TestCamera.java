package io.zoetrope.operators.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.TimestampSource;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A camera as the frame log knows it: hands out records, one offset and one log time each. */
public final class TestCamera {
  /** 2025-01-01T00:00:00Z, microseconds; a point of every grid used in tests. */
  public static final long EPOCH = 1_735_689_600_000_000L;

  public static final int FRAME_BYTES = TinyModel.SIDE * TinyModel.SIDE * 3;

  private static final RecordSerde<FrameBatch> SERDE = RecordSerde.of(FrameBatch.class);

  private final String id;
  private final int lane;
  private String stream = "s1";
  private long nextFrame;
  private long nextOffset;
  private byte red = 1;
  private int part;

  public TestCamera(String id) {
    this(id, 0);
  }

  public TestCamera(String id, int lane) {
    this.id = id;
    this.lane = lane;
  }

  public String id() {
    return id;
  }

  public String stream() {
    return stream;
  }

  /** The next records are of a new connection. */
  public TestCamera reconnect(String newStream) {
    stream = newStream;
    nextFrame = 0;
    return this;
  }

  /** Frames show another part of the camera's picture from now on. */
  public TestCamera show(int anotherPart) {
    part = anotherPart;
    return this;
  }

  /** Frames show this much red from now on, nothing else. */
  public TestCamera showRed(int amount) {
    red = (byte) amount;
    return this;
  }

  /** Frames captured at these milliseconds after {@link #EPOCH}. */
  public FrameRecord at(long... millis) {
    var times = new ArrayList<Long>();
    for (long time : millis) {
      times.add(EPOCH + time * 1000);
    }
    return frames(times);
  }

  /** Frames captured at these microseconds. */
  public FrameRecord frames(List<Long> times) {
    var batch = batch(times);
    nextFrame += times.size();
    return record(batch, logTime(times));
  }

  public FrameRecord heartbeat(long millis) {
    return record(batch(List.of()), EPOCH / 1000 + millis);
  }

  public FrameRecord end(long millis) {
    var batch = batch(List.of());
    batch.setEndOfStream(true);
    return record(batch, EPOCH / 1000 + millis);
  }

  /** Whatever bytes under this camera's key. */
  public FrameRecord raw(byte[] value, long millis) {
    return new FrameRecord(
        "frame-batches",
        lane,
        nextOffset++,
        EPOCH / 1000 + millis,
        id.getBytes(UTF_8),
        value,
        false);
  }

  public FrameRecord record(FrameBatch batch, long logTime) {
    return raw(SERDE.encode(batch), logTime - EPOCH / 1000);
  }

  public FrameBatch batch(List<Long> times) {
    byte[] pixels = new byte[times.size() * FRAME_BYTES];
    for (int i = 0; i < pixels.length; i += 3) {
      pixels[i] = red;
    }
    return FrameBatch.newBuilder()
        .setCameraId(id)
        .setStreamId(stream)
        .setFirstFrame(nextFrame)
        .setPart(part)
        .setCaptureTimes(times)
        .setTimestampSource(TimestampSource.ARRIVAL)
        .setWidth(times.isEmpty() ? 0 : TinyModel.SIDE)
        .setHeight(times.isEmpty() ? 0 : TinyModel.SIDE)
        .setPixelFormat(PixelFormat.RGB24)
        .setIngestTime(times.isEmpty() ? EPOCH : times.get(times.size() - 1))
        .setFrames(ByteBuffer.wrap(pixels))
        .build();
  }

  /** Milliseconds from start to end, so many apart. */
  public static long[] every(long step, long from, long to) {
    long[] times = new long[(int) ((to - from) / step)];
    Arrays.setAll(times, i -> from + i * step);
    return times;
  }

  private static long logTime(List<Long> times) {
    return times.get(times.size() - 1) / 1000;
  }
}
