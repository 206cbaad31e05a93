package io.zoetrope.operators.event;

import io.zoetrope.operators.clip.ClipRules;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.LabelScore;
import java.util.List;

/**
 * A scored clip as segmentation sees it. It speaks for the hop of time around its middle: clips
 * overlap, and a label first fills a clip when the action is half way in.
 */
final class ClipView {
  private final ClipScore clip;
  private final Vocabulary vocabulary;
  private final ClipRules rules;
  private List<LabelScore> topK;

  ClipView(ClipScore clip, Vocabulary vocabulary, ClipRules rules) {
    this.clip = clip;
    this.vocabulary = vocabulary;
    this.rules = rules;
  }

  ClipScore clip() {
    return clip;
  }

  String label(int index) {
    return vocabulary.labels().get(index);
  }

  boolean makesEvents(int label) {
    return vocabulary.makesEvents(label) && !rules.isOff(label(label));
  }

  long from() {
    return middle() - rules.hopMicros() / 2;
  }

  long to() {
    return middle() + rules.hopMicros() / 2;
  }

  List<LabelScore> topK(int count) {
    if (topK == null) {
      topK = TopLabels.of(clip.getScores(), vocabulary.labels(), count);
    }
    return topK;
  }

  private long middle() {
    return clip.getStartTime() + (clip.getEndTime() - clip.getStartTime()) / 2;
  }
}
