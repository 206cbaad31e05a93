package io.zoetrope.operators.inference.engine;

import io.zoetrope.operators.clip.Clip;
import java.util.List;

/** A model loaded on a device. */
public interface Recognizer extends AutoCloseable {
  /** A way into the model for one thread, with buffers of its own. */
  Predictor newPredictor();

  /** Frees the model; its predictors were closed before. */
  @Override
  void close();

  /** Used by one thread at a time, beside other predictors. */
  interface Predictor extends AutoCloseable {
    /**
     * Answers clips.
     *
     * @param clips at least one, at most the size the model was loaded for
     * @return an answer for each clip, in their order
     */
    List<Prediction> recognize(List<Clip> clips) throws Exception;

    @Override
    void close();
  }
}
