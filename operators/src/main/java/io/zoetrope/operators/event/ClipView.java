package io.zoetrope.operators.event;

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
  private final long hopMicros;
  private List<LabelScore> topK;

  ClipView(ClipScore clip, Vocabulary vocabulary, long hopMicros) {
    this.clip = clip;
    this.vocabulary = vocabulary;
    this.hopMicros = hopMicros;
  }

  ClipScore clip() {
    return clip;
  }

  String label(int index) {
    return vocabulary.labels().get(index);
  }

  boolean makesEvents(int label) {
    return vocabulary.makesEvents(label);
  }

  long from() {
    return middle() - hopMicros / 2;
  }

  long to() {
    return middle() + hopMicros / 2;
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
