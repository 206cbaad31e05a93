package io.zoetrope.zoo.graph;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How a convolution or pooling slides over the axes behind the channels (T, H, W or H, W).
 *
 * @param before zero padding in front of each axis; {@code after} behind it
 * @param ceil round the output size up, as pooling layers of GoogLeNet and TPN do
 */
public record Window(
    List<Integer> kernel,
    List<Integer> stride,
    List<Integer> before,
    List<Integer> after,
    List<Integer> dilation,
    boolean ceil) {

  public Window {
    kernel = List.copyOf(kernel);
    stride = sameRank("stride", stride, kernel);
    before = sameRank("padding", before, kernel);
    after = sameRank("padding", after, kernel);
    dilation = sameRank("dilation", dilation, kernel);
  }

  /** A window of this size with stride 1, no padding and no dilation. */
  public static Window kernel(int... sizes) {
    List<Integer> ones = Collections.nCopies(sizes.length, 1);
    List<Integer> zeros = Collections.nCopies(sizes.length, 0);
    return new Window(boxed(sizes), ones, zeros, zeros, ones, false);
  }

  /** A window of odd size padded so that stride 1 keeps every axis's size. */
  public static Window same(int... sizes) {
    return kernel(sizes).pad(Arrays.stream(sizes).map(size -> size / 2).toArray());
  }

  public Window stride(int... strides) {
    return new Window(kernel, boxed(strides), before, after, dilation, ceil);
  }

  public Window pad(int... sizes) {
    return padBefore(sizes).padAfter(sizes);
  }

  public Window padBefore(int... sizes) {
    return new Window(kernel, stride, boxed(sizes), after, dilation, ceil);
  }

  public Window padAfter(int... sizes) {
    return new Window(kernel, stride, before, boxed(sizes), dilation, ceil);
  }

  public Window dilation(int... factors) {
    return new Window(kernel, stride, before, after, boxed(factors), ceil);
  }

  public Window roundingUp() {
    return new Window(kernel, stride, before, after, dilation, true);
  }

  /** A 1x1(x1) window with this one's stride, for the shortcut beside it. */
  public Window shortcut() {
    return new Window(
        Collections.nCopies(rank(), 1),
        stride,
        Collections.nCopies(rank(), 0),
        Collections.nCopies(rank(), 0),
        Collections.nCopies(rank(), 1),
        false);
  }

  public boolean strided() {
    return stride.stream().anyMatch(step -> step != 1);
  }

  public int rank() {
    return kernel.size();
  }

  /** Elements under the window. */
  public int volume() {
    return kernel.stream().reduce(1, Math::multiplyExact);
  }

  /** The sizes of the window's axes after sliding over {@code input} (those axes alone). */
  Shape slide(Shape input) {
    Shape output = input;
    for (int axis = 0; axis < rank(); axis++) {
      output = output.with(axis, slide(axis, input.size(axis)));
    }
    return output;
  }

  private int slide(int axis, int size) {
    int padded = size + before.get(axis) + after.get(axis);
    int room = padded - dilation.get(axis) * (kernel.get(axis) - 1) - 1;
    if (room < 0) {
      throw new IllegalArgumentException(
          "a window of " + kernel + " does not fit an axis of " + size + " padded to " + padded);
    }
    int step = stride.get(axis);
    int positions = (ceil ? -Math.floorDiv(-room, step) : room / step) + 1;
    boolean lastStartsInPadding = (positions - 1) * step >= size + before.get(axis);
    return ceil && lastStartsInPadding ? positions - 1 : positions;
  }

  private static List<Integer> boxed(int... values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static List<Integer> sameRank(String what, List<Integer> values, List<Integer> kernel) {
    if (values.size() != kernel.size()) {
      throw new IllegalArgumentException(
          what + " " + values + " has another rank than kernel " + kernel);
    }
    return List.copyOf(values);
  }
}
