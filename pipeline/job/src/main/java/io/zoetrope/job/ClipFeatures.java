package io.zoetrope.job;

import io.zoetrope.operators.inference.recognition.Recognition;
import io.zoetrope.operators.inference.recognition.ScoredClip;
import io.zoetrope.schemas.ClipFeature;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Picks the embeddings of recognized clips. */
final class ClipFeatures implements FlatMapFunction<Recognition, ClipFeature> {
  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(Recognition recognition, Collector<ClipFeature> out) {
    if (recognition instanceof ScoredClip clip && clip.feature() != null) {
      out.collect(clip.feature());
    }
  }
}
