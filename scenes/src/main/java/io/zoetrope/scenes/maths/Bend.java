package io.zoetrope.scenes.maths;

/** A limb of two equal bones from a fixed root: its elbow or knee, and where its end comes to. */
public record Bend(Vec middle, Vec end) {

  /**
   * Reaches for a target, stretching towards it when it is too far.
   *
   * @param pole the side the middle joint points to
   */
  public static Bend reach(Vec root, Vec target, double length, Vec pole) {
    Vec way = target.minus(root);
    Vec direction = way.unitOr(new Vec(0, -1, 0));
    double distance = Math.min(way.length(), length * 0.999);
    double aside = Math.sqrt(length * length - distance * distance) / 2;
    Vec outward = pole.minus(direction.times(pole.dot(direction))).unitOr(direction.cross(Vec.UP));
    Vec middle = root.plus(direction.times(distance / 2)).plus(outward.times(aside));
    return new Bend(middle, root.plus(direction.times(distance)));
  }
}
