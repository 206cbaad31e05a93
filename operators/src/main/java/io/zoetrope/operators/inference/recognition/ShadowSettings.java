package io.zoetrope.operators.inference.recognition;

import io.zoetrope.operators.inference.batching.Batchers;
import io.zoetrope.operators.inference.batching.OverloadOptions;
import io.zoetrope.operators.inference.engine.BatchLimits;
import io.zoetrope.operators.inference.engine.Device;
import io.zoetrope.operators.inference.engine.Prediction;
import io.zoetrope.operators.inference.engine.RecognitionOptions;
import io.zoetrope.operators.inference.engine.RecognizerLoader;
import io.zoetrope.zoo.pack.ModelPackage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A second model for the clips of the first.
 *
 * @param limits one worker where the device takes single clips
 * @param labels its own, in the order of its scores
 * @param primaryLabels the first model's
 */
record ShadowSettings(
    ModelVersion model,
    RecognizerLoader loader,
    BatchLimits limits,
    List<String> labels,
    List<String> primaryLabels)
    implements Serializable {

  ShadowSettings {
    labels = new ArrayList<>(labels);
    primaryLabels = new ArrayList<>(primaryLabels);
  }

  /**
   * @param options of the first model: the shadow runs on the same device
   */
  static ShadowSettings of(ModelPackage shadow, ModelPackage primary, RecognitionOptions options) {
    var own = options.ofShadow();
    return new ShadowSettings(
        ModelVersion.of(shadow.card()),
        RecognizerLoader.of(shadow, own),
        own.limits(),
        shadow.labels(),
        primary.labels());
  }

  Batchers.Key batcher(Device device) {
    return new Batchers.Key(loader.on(device), limits, OverloadOptions.BLOCK);
  }

  /** Whether both models put the same label first. */
  boolean agree(Prediction primary, Prediction shadow) {
    return primaryLabels.get(primary.best()).equals(labels.get(shadow.best()));
  }
}
