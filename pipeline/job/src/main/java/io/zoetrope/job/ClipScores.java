package io.zoetrope.job;

import io.zoetrope.operators.inference.recognition.Recognition;
import io.zoetrope.operators.inference.recognition.ScoredClip;
import io.zoetrope.schemas.ClipScore;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Picks the scores of recognized clips. */
final class ClipScores implements FlatMapFunction<Recognition, ClipScore> {
  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(Recognition recognition, Collector<ClipScore> out) {
    if (recognition instanceof ScoredClip clip) {
      out.collect(clip.score());
    }
  }
}
