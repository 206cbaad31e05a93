package io.zoetrope.operators.clip;

import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.frame.DeadLetter;
import io.zoetrope.operators.frame.Frame;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.SettingsRecord;
import io.zoetrope.zoo.pack.GridInterval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** {@link AssembleClips} in Flink's harness: clips of 4 frames, 100 ms apart, every 200 ms. */
final class ClipHarness implements AutoCloseable {
  static final ClipGrid GRID =
      new ClipGrid(TinyModel.FRAMES, new GridInterval(100_000, 1), 2, 500_000);
  static final Duration FORGET = Duration.ofSeconds(30);

  private static final RecordSerde<CameraSettings> SETTINGS = RecordSerde.of(CameraSettings.class);

  private final KeyedOneInputStreamOperatorTestHarness<CameraKey, FrameRecord, StreamItem> flink;
  private final SettingsHistory history = new SettingsHistory();
  private long settings;

  ClipHarness() throws Exception {
    this(GRID);
  }

  ClipHarness(ClipGrid grid) throws Exception {
    this(grid, null);
  }

  ClipHarness(ClipGrid grid, OperatorSubtaskState state) throws Exception {
    var options = new ClipOptions(grid, TinyModel.SIDE, TinyModel.SIDE, FORGET, Map.of());
    flink =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new AssembleClips(options)), CameraKey::of, CameraKey.TYPE);
    flink.setup(new StreamItemSerializer());
    if (state != null) {
      flink.initializeState(state);
    }
    flink.open();
  }

  ClipHarness send(FrameRecord... records) throws Exception {
    for (var record : records) {
      flink.processElement(settled(record), record.logTime());
    }
    return this;
  }

  /** As the source of frames does. */
  private FrameRecord settled(FrameRecord record) {
    return record.under(history.at(CameraKey.of(record).camera(), record.logTime()));
  }

  ClipHarness watermark(long millis) throws Exception {
    flink.processWatermark(new Watermark(TestCamera.EPOCH / 1000 + millis));
    return this;
  }

  ClipHarness set(CameraSettings next) {
    return set(next.getCameraId(), SETTINGS.encode(next));
  }

  /** Whatever bytes under a camera's key; null: removes its settings. */
  ClipHarness set(String camera, byte[] value) {
    history.add(new SettingsRecord("camera-settings", 0, settings++, 0, camera, value));
    return this;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return flink.snapshot(1, 1);
  }

  List<StreamItem> items() {
    return flink.extractOutputValues();
  }

  List<Clip> clips() {
    return items().stream().filter(Clip.class::isInstance).map(Clip.class::cast).toList();
  }

  List<StreamMark.Kind> marks() {
    return items().stream()
        .filter(StreamMark.class::isInstance)
        .map(mark -> ((StreamMark) mark).kind())
        .toList();
  }

  List<DeadLetter> deadLetters() {
    Queue<StreamRecord<DeadLetter>> letters = flink.getSideOutput(DeadLetter.TAG);
    var values = new ArrayList<DeadLetter>();
    if (letters != null) {
      letters.forEach(letter -> values.add(letter.getValue()));
    }
    return values;
  }

  int timers() {
    return flink.numEventTimeTimers();
  }

  int keyedStates() {
    return flink.numKeyedStateEntries();
  }

  /** Milliseconds after the epoch of tests at which each clip ends. */
  List<Long> ends() {
    return clips().stream().map(clip -> millis(clip.endTime())).toList();
  }

  static long millis(long micros) {
    return (micros - TestCamera.EPOCH) / 1000;
  }

  static List<Long> numbers(Clip clip) {
    return clip.frames().stream().map(Frame::number).toList();
  }

  /** What two runs must share: all of a clip but the time it was made at. */
  static String identity(Clip clip) {
    return "%s %s %d..%d %s %.2f"
        .formatted(
            clip.camera().camera(),
            clip.streamId(),
            clip.startTime(),
            clip.endTime(),
            numbers(clip),
            clip.coverage());
  }

  @Override
  public void close() throws Exception {
    flink.close();
  }
}
