package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.inference.engine.Prediction;
import io.zoetrope.operators.inference.engine.Recognizer;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Has a batch scored. Where a batch fails, its clips are tried one by one: a clip that fails alone
 * is rejected; where all fail, the model has failed. Without that, one bad clip would fail its task
 * for ever.
 *
 * <p>An answer that is not finite fails its clip alone and never the model: it depends on the
 * pictures, and a restart would meet the same ones.
 */
final class BatchRunner {
  private static final int MAX_FAILURES_IN_ROW = 3;

  private int failuresInRow;

  /**
   * Scores or fails every request.
   *
   * @throws ModelFailedException where the model is at fault, not a clip
   */
  void run(Recognizer.Predictor predictor, List<ClipRequest> batch) throws ModelFailedException {
    batch.forEach(request -> request.start(batch.size()));
    try {
      recognize(predictor, batch);
    } catch (Exception e) {
      if (batch.size() == 1) {
        reject(batch.get(0), e);
      } else {
        runSingly(predictor, batch);
      }
    }
  }

  private void runSingly(Recognizer.Predictor predictor, List<ClipRequest> batch)
      throws ModelFailedException {
    var failures = new LinkedHashMap<ClipRequest, Exception>();
    for (ClipRequest request : batch) {
      try {
        recognize(predictor, List.of(request));
      } catch (Exception e) {
        failures.put(request, e);
      }
    }
    if (failures.size() == batch.size()) {
      throw new ModelFailedException(batch.size(), failures.get(batch.get(0)));
    }
    failures.forEach(ClipRequest::fail);
  }

  private void recognize(Recognizer.Predictor predictor, List<ClipRequest> batch) throws Exception {
    List<Clip> clips = batch.stream().map(request -> request.clip()).toList();
    var predictions = predictor.recognize(clips);
    for (int i = 0; i < batch.size(); i++) {
      settle(batch.get(i), predictions.get(i));
    }
    countSuccess();
  }

  private static void settle(ClipRequest request, Prediction answer) {
    if (answer.isFinite()) {
      request.complete(answer);
    } else {
      request.fail(new NotFiniteException());
    }
  }

  private void reject(ClipRequest request, Exception problem) throws ModelFailedException {
    int failures = countFailure();
    if (failures >= MAX_FAILURES_IN_ROW) {
      throw new ModelFailedException(failures, problem);
    }
    request.fail(problem);
  }

  private synchronized void countSuccess() {
    failuresInRow = 0;
  }

  private synchronized int countFailure() {
    return ++failuresInRow;
  }
}
