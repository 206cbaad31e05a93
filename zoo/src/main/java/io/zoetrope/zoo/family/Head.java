package io.zoetrope.zoo.family;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Value;

/** The ends networks have. */
final class Head {

  private Head() {}

  /** Dropout (the setting {@code dropout}, else this share) and the classifier. */
  static Graph classify(
      GraphBuilder g, String classifier, Value feature, NetworkOptions options, double dropout) {
    double share = options.number("dropout", dropout);
    return classify(g, classifier, feature, g.apply(new Op.Dropout(share), feature), options);
  }

  /** The classifier alone. */
  static Graph classify(GraphBuilder g, String classifier, Value feature, NetworkOptions options) {
    return classify(g, classifier, feature, feature, options);
  }

  private static Graph classify(
      GraphBuilder g, String classifier, Value feature, Value kept, NetworkOptions options) {
    return g.build(g.linear(classifier, kept, options.classes()), feature);
  }
}
