package io.zoetrope.training.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Window;
import java.util.Collections;
import java.util.List;

/** Convolutions and poolings. What the engine cannot pad itself is padded before. */
final class Sliding {

  private Sliding() {}

  static NDArray conv(Op.Conv op, Call call) {
    Window window = op.window();
    NDArray x = even(window) ? call.x() : pad(window, call.x(), 0);
    return x.getNDArrayInternal()
        .convolution(
            x,
            call.parameter(0),
            call.parameter(1),
            shape(window.stride()),
            shape(even(window) ? window.before() : none(window)),
            shape(window.dilation()),
            op.groups())
        .singletonOrThrow();
  }

  static NDArray maxPool(Window window, NDArray x) {
    NDArray padded = even(window) ? x : pad(window, x, Double.NEGATIVE_INFINITY);
    return padded
        .getNDArrayInternal()
        .maxPool(
            shape(window.kernel()),
            shape(window.stride()),
            shape(even(window) ? window.before() : none(window)),
            window.ceil());
  }

  /** The engine refuses images below the kernel's size and always counts its own padding. */
  static NDArray avgPool(Op.AvgPool op, Call call) {
    Window window = op.window();
    NDArray mean = avgPool(window, call.x());
    return op.countPadding() || !padded(window)
        ? mean
        : mean.div(avgPool(window, call.x().onesLike()));
  }

  private static NDArray avgPool(Window window, NDArray x) {
    NDArray padded = padded(window) ? pad(window, x, 0) : x;
    return padded
        .getNDArrayInternal()
        .avgPool(
            shape(window.kernel()),
            shape(window.stride()),
            shape(none(window)),
            window.ceil(),
            true);
  }

  private static boolean padded(Window window) {
    return !none(window).equals(window.before()) || !even(window);
  }

  private static boolean even(Window window) {
    return window.before().equals(window.after());
  }

  /** The engine takes the last axis first: before, after, before, after, … */
  private static NDArray pad(Window window, NDArray x, double value) {
    long[] sizes = new long[2 * window.rank()];
    for (int i = 0; i < window.rank(); i++) {
      int axis = window.rank() - 1 - i;
      sizes[2 * i] = window.before().get(axis);
      sizes[2 * i + 1] = window.after().get(axis);
    }
    return x.pad(new Shape(sizes), value);
  }

  private static List<Integer> none(Window window) {
    return Collections.nCopies(window.rank(), 0);
  }

  private static Shape shape(List<Integer> sizes) {
    return new Shape(sizes.stream().mapToLong(Integer::longValue).toArray());
  }
}
