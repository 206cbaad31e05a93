package io.zoetrope.training.trainer;

import io.zoetrope.training.config.ClipGeometry;
import io.zoetrope.training.config.TrainingConfig;
import io.zoetrope.training.trainer.TrainingListener.Score;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.pack.ModelCard;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the card of what was learned. */
record TrainedCard(
    TrainingConfig config,
    DataSets data,
    ClipGeometry geometry,
    Normalisation normalisation,
    String command) {

  ModelCard of(Score score, Checkpoint state) {
    return ModelCard.draft(
        config.name(),
        true,
        config.model().spec().family(),
        geometry.clip(),
        geometry.input(),
        geometry.resize(),
        normalisation,
        config.background(),
        metrics(score, state),
        provenance());
  }

  private Map<String, Object> metrics(Score score, Checkpoint state) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    metrics.put("validation-accuracy", score.accuracy());
    metrics.put("validation-loss", score.loss());
    metrics.put("validation-clips", data.validation().samples().size());
    metrics.put("epoch", state.bestEpoch());
    return metrics;
  }

  private Map<String, Object> provenance() {
    Map<String, Object> provenance = new LinkedHashMap<>();
    provenance.put("network", config.model().catalogue());
    provenance.put("settings", new LinkedHashMap<>(config.model().settings()));
    provenance.put("seed", config.seed());
    provenance.put("training-clips", data.train().samples().size());
    provenance.put("skipped", data.leftOut().size());
    if (config.model().weights() != null) {
      provenance.put("started-from", config.model().weights().getFileName().toString());
    }
    if (!command.isEmpty()) {
      provenance.put("command", command);
    }
    return provenance;
  }
}
