package io.zoetrope.zoo.graph;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What operations ask of their inputs' shapes. */
final class Check {

  private Check() {}

  static void that(boolean holds, Object... doing) {
    if (!holds) {
      throw new IllegalArgumentException(
          Arrays.stream(doing)
              .map(String::valueOf)
              .collect(Collectors.joining(" ", "cannot ", "")));
    }
  }

  static Shape pooled(Shape x, Window window) {
    that(x.rank() == window.rank() + 2, "pool", x, "with a window of", window.kernel());
    return Shape.of(x.size(0), x.size(1)).then(window.slide(x.from(2)));
  }

  static Shape broadcast(Shape a, Shape b) {
    that(a.rank() == b.rank(), "combine", a, "with", b);
    Shape result = a;
    for (int axis = 0; axis < a.rank(); axis++) {
      boolean fits = a.size(axis) == b.size(axis) || a.size(axis) == 1 || b.size(axis) == 1;
      that(fits, "combine", a, "with", b);
      result = result.with(axis, Math.max(a.size(axis), b.size(axis)));
    }
    return result;
  }
}
