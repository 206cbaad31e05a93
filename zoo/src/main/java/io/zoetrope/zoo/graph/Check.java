package io.zoetrope.zoo.graph;

/** What operations ask of their inputs' shapes. */
final class Check {

  private Check() {}

  static void that(boolean holds, String doing, Object... shapes) {
    if (!holds) {
      throw new IllegalArgumentException("cannot do this: " + String.format(doing, shapes));
    }
  }

  static Shape pooled(Shape x, Window window) {
    that(x.rank() == window.rank() + 2, "%s-D pooling of %s", window.rank(), x);
    return Shape.of(x.size(0), x.size(1)).then(window.slide(x.from(2)));
  }

  static Shape broadcast(Shape a, Shape b) {
    that(a.rank() == b.rank(), "combining %s with %s", a, b);
    Shape result = a;
    for (int axis = 0; axis < a.rank(); axis++) {
      boolean fits = a.size(axis) == b.size(axis) || a.size(axis) == 1 || b.size(axis) == 1;
      that(fits, "combining %s with %s", a, b);
      result = result.with(axis, Math.max(a.size(axis), b.size(axis)));
    }
    return result;
  }
}
