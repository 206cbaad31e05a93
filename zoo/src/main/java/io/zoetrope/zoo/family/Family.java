package io.zoetrope.zoo.family;

import io.zoetrope.zoo.graph.Graph;
import java.util.Set;

/** An architecture: draws a network of a given depth, width and input. */
public interface Family {

  /** The settings {@link #draw} reads, each with a default except the depth. */
  Set<String> settings();

  /**
   * The network that the options describe.
   *
   * @throws IllegalArgumentException when the options make no network, saying why
   */
  Graph draw(NetworkOptions options);
}
