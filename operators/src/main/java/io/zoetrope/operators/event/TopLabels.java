package io.zoetrope.operators.event;

import io.zoetrope.schemas.LabelScore;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The best labels of a clip. */
final class TopLabels {
  private TopLabels() {}

  /** Best first; of equal scores the earlier label first. */
  static List<LabelScore> of(List<Float> scores, List<String> labels, int count) {
    return IntStream.range(0, scores.size())
        .boxed()
        .sorted(Comparator.comparing(scores::get, Comparator.reverseOrder()))
        .limit(count)
        .map(label -> new LabelScore(labels.get(label), scores.get(label)))
        .toList();
  }
}
