package io.zoetrope.operators.inference.recognition;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.clip.StreamMark;
import io.zoetrope.operators.frame.DeadLetter;
import io.zoetrope.operators.frame.Frame;
import io.zoetrope.operators.inference.batching.ClipRequest;
import io.zoetrope.operators.types.Micros;
import io.zoetrope.schemas.ClipFeature;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.Latency;
import io.zoetrope.schemas.ModelIdentity;
import io.zoetrope.schemas.ModelRole;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes records of scored requests. */
final class RecognitionRecords {
  private final ModelIdentity model;
  private final ModelRole role;

  RecognitionRecords(ModelVersion model, ModelRole role) {
    this.model = model.identity();
    this.role = role;
  }

  ScoredClip scored(ClipRequest request) {
    var prediction = request.prediction();
    boolean hasFeature = prediction.feature().length > 0;
    return new ScoredClip(
        request.clip().camera(),
        score(request),
        hasFeature ? feature(request) : null,
        request.clip().rules());
  }

  /** A clip the model failed on, while it scored others. */
  static DeadLetter failed(ClipRequest request) {
    Clip clip = request.clip();
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
                request.failure()));
  }

  /** A clip that was shed. */
  static PassedMark shed(ClipRequest request) {
    Clip clip = request.clip();
    return new PassedMark(
        new StreamMark(
            clip.camera(), clip.streamId(), StreamMark.Kind.SHED, clip.newest().logTime()));
  }

  ClipScore score(ClipRequest request) {
    Clip clip = request.clip();
    return new ClipScore(
        clip.camera().camera(),
        clip.streamId(),
        clip.startTime(),
        clip.endTime(),
        clip.frames().stream().map(Frame::number).toList(),
        clip.coverage(),
        boxed(request.prediction().scores()),
        model,
        role,
        request.degradation(),
        clip.rules().version(),
        latency(request));
  }

  private ClipFeature feature(ClipRequest request) {
    Clip clip = request.clip();
    return new ClipFeature(
        clip.camera().camera(),
        clip.streamId(),
        clip.startTime(),
        clip.endTime(),
        boxed(request.prediction().feature()),
        model);
  }

  private static Latency latency(ClipRequest request) {
    Frame newest = request.clip().newest();
    return new Latency(
        newest.captureTime(),
        newest.ingestTime(),
        Micros.ofMillis(newest.logTime()),
        request.clip().readyTime(),
        request.startedMicros(),
        request.doneMicros(),
        0L,
        request.batchSize());
  }

  private static List<Float> boxed(float[] values) {
    var list = new ArrayList<Float>(values.length);
    for (float value : values) {
      list.add(value);
    }
    return list;
  }
}
