package io.zoetrope.zoo.family;

import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Naming;
import io.zoetrope.zoo.graph.Value;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is asked of a family.
 *
 * @param framework whose checkpoints the parameters are named after
 * @param frames images in one clip; height and width are theirs, in pixels
 * @param settings the family's own: depth, width (channels of the first stage), dropout, …
 */
public record NetworkOptions(
    Framework framework,
    int classes,
    int frames,
    int height,
    int width,
    Map<String, Number> settings) {

  public NetworkOptions {
    settings = Map.copyOf(settings);
    positive("classes", classes);
    positive("frames", frames);
    positive("height", height);
    positive("width", width);
  }

  public NetworkOptions framework(Framework other) {
    return new NetworkOptions(other, classes, frames, height, width, settings);
  }

  public NetworkOptions classes(int count) {
    return new NetworkOptions(framework, count, frames, height, width, settings);
  }

  public NetworkOptions frames(int count) {
    return new NetworkOptions(framework, classes, count, height, width, settings);
  }

  /** Square images of this many pixels a side. */
  public NetworkOptions size(int pixels) {
    return new NetworkOptions(framework, classes, frames, pixels, pixels, settings);
  }

  public NetworkOptions with(String setting, Number value) {
    Map<String, Number> changed = new TreeMap<>(settings);
    changed.put(setting, value);
    return new NetworkOptions(framework, classes, frames, height, width, changed);
  }

  /**
   * Refuses clips that a family cannot divide.
   *
   * @throws IllegalArgumentException when the frames are no multiple of {@code step}
   */
  void requireFramesInSteps(int step) {
    if (frames % step != 0) {
      throw new IllegalArgumentException("takes a multiple of " + step + " frames, not " + frames);
    }
  }

  /**
   * Refuses settings that a family does not know.
   *
   * @throws IllegalArgumentException naming every setting that {@code known} lacks
   */
  public void requireKnown(Set<String> known) {
    Set<String> unknown = new TreeSet<>(settings.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown settings " + unknown + "; this family knows " + new TreeSet<>(known));
    }
  }

  /**
   * A setting without default.
   *
   * @throws IllegalArgumentException when the setting is missing
   */
  int integer(String setting) {
    Number value = settings.get(setting);
    if (value == null) {
      throw new IllegalArgumentException("setting " + setting + " is missing");
    }
    return value.intValue();
  }

  int integer(String setting, int otherwise) {
    return settings.getOrDefault(setting, otherwise).intValue();
  }

  double number(String setting, double otherwise) {
    return settings.getOrDefault(setting, otherwise).doubleValue();
  }

  /** How the parameters are to be named. */
  Naming naming() {
    return framework.naming();
  }

  /** Begins a graph with a clip of these options: N,3,T,H,W. */
  Value clip(GraphBuilder g) {
    return g.input(frames, height, width);
  }

  private static void positive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " must be at least 1, not " + value);
    }
  }
}
