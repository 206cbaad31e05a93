package io.zoetrope.operators.event;

import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.EndReason;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Turns one camera's scores into events: moving scores, hysteresis, k of n clips to start, gaps
 * merged, one open event a label. Labels below {@link #FLOOR} are not kept. Labels are numbers
 * here, which mean something to one model only.
 */
final class CameraActions {
  static final float FLOOR = 0.01f;

  String model; // as the vocabulary names it; empty: of before it was kept
  final Map<Integer, LabelState> labels = new TreeMap<>(); // by label, so events come in its order
  long[] starts; // of the last clips' spans, newest first
  int clips; // seen, counted up to the window
  String streamId;
  long lastClipEnd;

  CameraActions(String model, String streamId, int window) {
    this.model = model;
    this.streamId = streamId;
    starts = new long[window];
  }

  /**
   * Takes what was kept by other rules and perhaps of another model.
   *
   * @return false where it was another model, of which nothing can go on
   */
  boolean goesOnWith(Vocabulary vocabulary, SegmentationOptions options) {
    boolean same =
        model.isEmpty()
            ? labels.entrySet().stream().allMatch(vocabulary::seemsToKnow)
            : model.equals(vocabulary.name());
    if (same) {
      model = vocabulary.name();
      remember(options.startWindow());
    }
    return same;
  }

  /** Hits reach as far back as the clips' starts, and grow with them. */
  private void remember(int window) {
    if (starts.length != window) {
      starts = Arrays.copyOf(starts, window);
    }
  }

  /** Whether a clip goes on where the last one ended, as far as clips themselves show. */
  boolean continuesWith(ClipView view, SegmentationOptions options) {
    var clip = view.clip();
    long step = clip.getEndTime() - lastClipEnd;
    return clip.getStreamId().equals(streamId)
        && (clips == 0 || (step > 0 && step <= options.silence().toNanos() / 1000));
  }

  void follow(ClipView view, SegmentationOptions options, Consumer<ActionEvent> out) {
    remember(view);
    endSwitchedOff(view, out);
    List<Float> scores = view.clip().getScores();
    for (int label = 0; label < scores.size(); label++) {
      var state = labels.get(label);
      if (state == null && scores.get(label) >= FLOOR && view.makesEvents(label)) {
        state = new LabelState();
        labels.put(label, state);
      }
      if (state != null) {
        follow(label, state, view, options, out);
      }
    }
  }

  private void endSwitchedOff(ClipView view, Consumer<ActionEvent> out) {
    for (var label : labels.entrySet()) {
      var action = label.getValue().action;
      if (action != null && !view.makesEvents(label.getKey())) {
        action.event.setSettingsVersion(view.clip().getSettingsVersion());
        action.end(EndReason.SETTINGS, out);
      }
    }
    labels.keySet().removeIf(label -> !view.makesEvents(label));
  }

  /** Ends every open event. */
  void end(EndReason reason, Consumer<ActionEvent> out) {
    for (var state : labels.values()) {
      if (state.action != null) {
        state.action.end(reason, out);
      }
    }
    labels.clear();
  }

  private void remember(ClipView view) {
    System.arraycopy(starts, 0, starts, 1, starts.length - 1);
    starts[0] = view.from();
    clips = Math.min(clips + 1, starts.length + 1);
    lastClipEnd = view.clip().getEndTime();
  }

  private void follow(
      int label,
      LabelState state,
      ClipView view,
      SegmentationOptions options,
      Consumer<ActionEvent> out) {
    state.follow(view.clip().getScores().get(label), clips == 1, options);
    if (state.starts(options)) {
      state.action = OpenAction.begin(label, starts[state.firstHitAge()], view);
    }
    if (state.action != null) {
      boolean over = state.action.follow(state.score, view, options);
      if (over) {
        state.action.end(EndReason.LABEL_ENDED, out);
        state.action = null;
        state.hits = 0;
      } else {
        state.action.emit(view, options, out);
      }
    }
    if (state.isQuiet(FLOOR)) {
      labels.remove(label);
    }
  }
}
