package io.zoetrope.zoo.family;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Value;

/** Networks that see every frame alone and average what they saw (TSN, arXiv 1608.00859). */
final class PerFrame {

  private PerFrame() {}

  /** The clip's frames as a batch of images: N·T,3,H,W. */
  static Value images(GraphBuilder g, NetworkOptions options) {
    Value clip = options.clip(g);
    return g.apply(new Op.FramesToBatch(), clip);
  }

  /** Averages the frames' features N·T,D to N,D and classifies them. */
  static Graph classify(GraphBuilder g, String classifier, Value features, NetworkOptions options) {
    Value kept = g.apply(new Op.Dropout(options.number("dropout", 0.5)), features);
    Value frames = g.apply(new Op.BatchToFrames(options.frames()), kept);
    return Head.classify(g, classifier, g.apply(new Op.Mean(1), frames), options);
  }
}
