package io.zoetrope.operators.inference;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.clip.DeadLetter;
import io.zoetrope.operators.clip.Frame;
import io.zoetrope.operators.clip.StreamMark;
import io.zoetrope.operators.types.Micros;
import io.zoetrope.schemas.ClipFeature;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.Latency;
import io.zoetrope.schemas.ModelIdentity;
import io.zoetrope.schemas.ModelRole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes answered tickets down as records. */
final class Answers {
  private final ModelIdentity model;
  private final ModelRole role;

  Answers(ModelVersion model, ModelRole role) {
    this.model = model.identity();
    this.role = role;
  }

  ScoredClip scored(Ticket ticket) {
    var prediction = ticket.prediction();
    boolean hasFeature = prediction.feature().length > 0;
    return new ScoredClip(
        ticket.clip.camera(),
        score(ticket),
        hasFeature ? feature(ticket) : null,
        ticket.clip.rules());
  }

  /** A clip the model failed on, while it answered others. */
  static DeadLetter failed(Ticket ticket) {
    Clip clip = ticket.clip;
    return new DeadLetter(
        clip.topic(),
        clip.camera().lane(),
        clip.offset(),
        clip.newest().logTime(),
        clip.camera().camera().getBytes(StandardCharsets.UTF_8),
        null,
        DeadLetter.Reason.MODEL_FAILED,
        "clip of camera '%s', stream '%s', capture times %d to %d µs: %s"
            .formatted(
                clip.camera().camera(),
                clip.streamId(),
                clip.startTime(),
                clip.endTime(),
                ticket.failure()));
  }

  /** A clip the model was not asked about. */
  static PassedMark shed(Ticket ticket) {
    Clip clip = ticket.clip;
    return new PassedMark(
        new StreamMark(
            clip.camera(), clip.streamId(), StreamMark.Kind.SHED, clip.newest().logTime()));
  }

  ClipScore score(Ticket ticket) {
    Clip clip = ticket.clip;
    return new ClipScore(
        clip.camera().camera(),
        clip.streamId(),
        clip.startTime(),
        clip.endTime(),
        clip.frames().stream().map(Frame::number).toList(),
        clip.coverage(),
        boxed(ticket.prediction().scores()),
        model,
        role,
        ticket.degradation(),
        clip.rules().version(),
        latency(ticket));
  }

  private ClipFeature feature(Ticket ticket) {
    Clip clip = ticket.clip;
    return new ClipFeature(
        clip.camera().camera(),
        clip.streamId(),
        clip.startTime(),
        clip.endTime(),
        boxed(ticket.prediction().feature()),
        model);
  }

  private static Latency latency(Ticket ticket) {
    Frame newest = ticket.clip.newest();
    return new Latency(
        newest.captureTime(),
        newest.ingestTime(),
        Micros.ofMillis(newest.logTime()),
        ticket.clip.readyTime(),
        ticket.startedMicros(),
        ticket.doneMicros(),
        0L,
        ticket.batchSize());
  }

  private static List<Float> boxed(float[] values) {
    var list = new ArrayList<Float>(values.length);
    for (float value : values) {
      list.add(value);
    }
    return list;
  }
}
