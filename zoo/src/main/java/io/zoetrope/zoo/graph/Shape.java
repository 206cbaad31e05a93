package io.zoetrope.zoo.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The sizes of a tensor's axes, outermost first. */
public record Shape(List<Integer> sizes) {

  public Shape {
    sizes = List.copyOf(sizes);
  }

  public static Shape of(int... sizes) {
    return new Shape(Arrays.stream(sizes).boxed().toList());
  }

  public int rank() {
    return sizes.size();
  }

  /** The size of an axis; negative axes count from the end. */
  public int size(int axis) {
    return sizes.get(axis < 0 ? rank() + axis : axis);
  }

  public long elements() {
    return sizes.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  public Shape with(int axis, int size) {
    List<Integer> changed = new ArrayList<>(sizes);
    changed.set(axis < 0 ? rank() + axis : axis, size);
    return new Shape(changed);
  }

  /** The axes from {@code first} on. */
  public Shape from(int first) {
    return new Shape(sizes.subList(first, rank()));
  }

  /** The axes before {@code end}. */
  Shape to(int end) {
    return new Shape(sizes.subList(0, end));
  }

  Shape without(int axis) {
    return to(axis).then(from(axis + 1));
  }

  /** This shape with the other's axes behind it. */
  Shape then(Shape other) {
    List<Integer> joined = new ArrayList<>(sizes);
    joined.addAll(other.sizes);
    return new Shape(joined);
  }

  public int[] toArray() {
    return sizes.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public String toString() {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
