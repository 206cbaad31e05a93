package io.zoetrope.operators.event;

import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.EndReason;
import io.zoetrope.schemas.Phase;
import java.util.List;
import java.util.function.Consumer;

/**
 * An action that has not ended: its event so far, and for how many clips its score has been low.
 */
final class OpenAction {
  final ActionEvent event; // never shared; copies are emitted
  boolean emitted;
  int clipsBelow;
  long emittedUntil;

  OpenAction(ActionEvent event) {
    this.event = event;
  }

  static OpenAction begin(int label, long start, ClipView view) {
    var clip = view.clip();
    String name = view.label(label);
    var event = new ActionEvent();
    event.setEventId(EventIds.of(clip.getCameraId(), name, clip.getModel().getVersion(), start));
    event.setPhase(Phase.START);
    event.setCameraId(clip.getCameraId());
    event.setStreamId(clip.getStreamId());
    event.setLabel(name);
    event.setStartTime(start);
    event.setModel(clip.getModel());
    event.setTopK(List.of());
    event.setDegradation(List.of());
    var action = new OpenAction(event);
    action.emittedUntil = view.to();
    return action;
  }

  /**
   * Takes the next clip's score.
   *
   * @return whether the action is over
   */
  boolean follow(float score, ClipView view, SegmentationOptions options) {
    boolean fading = clipsBelow >= options.endClips();
    if (score >= (fading ? options.startThreshold() : options.endThreshold())) {
      clipsBelow = 0;
      event.setEndTime(view.to());
    } else if (!fading) {
      clipsBelow++;
    }
    describe(score, view, options);
    return clipsBelow >= options.endClips()
        && view.to() - event.getEndTime() >= options.mergeGap().toNanos() / 1000;
  }

  /** Emits the start or an update where one is due. */
  void emit(ClipView view, SegmentationOptions options, Consumer<ActionEvent> out) {
    if (!emitted) {
      long lasted = event.getEndTime() - event.getStartTime();
      if (lasted >= options.minDuration().toNanos() / 1000) {
        emitted = true;
        out.accept(copy());
        emittedUntil = view.to();
      }
    } else if (view.to() - emittedUntil >= options.updateEvery().toNanos() / 1000) {
      emitNext(Phase.UPDATE, out);
      emittedUntil = view.to();
    }
  }

  /** Emits the end, where the start was emitted. */
  void end(EndReason reason, Consumer<ActionEvent> out) {
    if (emitted) {
      event.setEndReason(reason);
      emitNext(Phase.END, out);
    }
  }

  private void emitNext(Phase phase, Consumer<ActionEvent> out) {
    event.setPhase(phase);
    event.setRevision(event.getRevision() + 1);
    out.accept(copy());
  }

  private void describe(float score, ClipView view, SegmentationOptions options) {
    var clip = view.clip();
    event.setScore(score);
    event.setPeakScore(Math.max(event.getPeakScore(), score));
    event.setTopK(view.topK(options.topK()));
    event.setClipCoverage(clip.getCoverage());
    event.setDegradation(clip.getDegradation());
    event.setSettingsVersion(clip.getSettingsVersion());
    event.setLatency(clip.getLatency());
  }

  private ActionEvent copy() {
    return ActionEvent.newBuilder(event).build();
  }
}
