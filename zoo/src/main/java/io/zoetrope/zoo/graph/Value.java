package io.zoetrope.zoo.graph;

/** What a node of a growing graph gives: its name, and its shape for the clip being built for. */
public record Value(String name, Shape shape) {

  public int channels() {
    return shape.size(1);
  }

  /** The axis of time in N,C,T,H,W. */
  public int frames() {
    return shape.size(2);
  }
}
