package io.zoetrope.operators.inference.engine;

import io.zoetrope.operators.clip.Clip;
import java.util.List;

/** A model loaded on a device. */
public interface Recognizer extends AutoCloseable {
  /** For one thread, with buffers of its own. */
  Predictor newPredictor();

  /** Frees the model. Close its predictors first. */
  @Override
  void close();

  /** Calls the model. Used by one thread at a time; several predictors may run at once. */
  interface Predictor extends AutoCloseable {
    /**
     * Scores clips.
     *
     * @param clips at least one, at most the size the model was loaded for
     * @return a prediction for each clip, in their order
     */
    List<Prediction> recognize(List<Clip> clips) throws Exception;

    @Override
    void close();
  }
}
