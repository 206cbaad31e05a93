package io.zoetrope.zoo.graph;

import java.util.List;

/**
 * What a node computes, as data. Tensors are N,C,T,H,W (or N,C,H,W, N,T,D, N,D); each operation
 * knows the shape it makes and throws {@link IllegalArgumentException} for inputs it cannot take.
 */
public sealed interface Op {

  Shape shape(List<Shape> inputs);

  /** The clip the network is given: float, normalised, N,3,T,H,W. */
  record Input() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      throw new IllegalArgumentException("the input's shape is given, not computed");
    }
  }

  /** Convolution; weight is (outputs, channels / groups, kernel…). */
  record Conv(int outputs, Window window, int groups, boolean bias) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      Shape x = inputs.get(0);
      Check.that(x.rank() == window.rank() + 2, "convolve", x, "with a window of", window.kernel());
      Check.that(x.size(1) % groups == 0, "split the channels of", x, "into", groups, "groups");
      return Shape.of(x.size(0), outputs).then(window.slide(x.from(2)));
    }
  }

  /** Batch normalisation over axis 1; momentum is the new batch's share in the running means. */
  record BatchNorm(double epsilon, double momentum) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      return inputs.get(0);
    }
  }

  record MaxPool(Window window) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      return Check.pooled(inputs.get(0), window);
    }
  }

  record AvgPool(Window window, boolean countPadding) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      return Check.pooled(inputs.get(0), window);
    }
  }

  /** Means over every axis behind the channels, each kept with size 1. */
  record GlobalAvgPool() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      Shape pooled = inputs.get(0);
      for (int axis = 2; axis < pooled.rank(); axis++) {
        pooled = pooled.with(axis, 1);
      }
      return pooled;
    }
  }

  /** Fully connected layer with bias on the last axis; weight is (outputs, inputs). */
  record Linear(int outputs) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      return inputs.get(0).with(-1, outputs);
    }
  }

  record Relu() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      return inputs.get(0);
    }
  }

  record Sigmoid() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      return inputs.get(0);
    }
  }

  /** Softmax over the last axis. */
  record Softmax() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      return inputs.get(0);
    }
  }

  /** Identity when answering; zeroes this share of the elements when training. */
  record Dropout(double share) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      return inputs.get(0);
    }
  }

  record Scale(double factor) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      return inputs.get(0);
    }
  }

  /** Sum of two tensors; an axis of size 1 is repeated. */
  record Add() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      return Check.broadcast(inputs.get(0), inputs.get(1));
    }
  }

  /** Product of two tensors, element by element; an axis of size 1 is repeated. */
  record Mul() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      return Check.broadcast(inputs.get(0), inputs.get(1));
    }
  }

  record Concat(int axis) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      Shape first = inputs.get(0);
      int total = 0;
      for (Shape input : inputs) {
        Check.that(
            input.with(axis, 0).equals(first.with(axis, 0)), "join", inputs, "along axis", axis);
        total += input.size(axis);
      }
      return first.with(axis, total);
    }
  }

  /** Matrix product over the last two axes. */
  record MatMul() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      Shape a = inputs.get(0);
      Shape b = inputs.get(1);
      Check.that(a.rank() == b.rank() && a.size(-1) == b.size(-2), "multiply", a, "by", b);
      return a.with(-1, b.size(-1));
    }
  }

  record Transpose(List<Integer> order) implements Op {
    public Transpose {
      order = List.copyOf(order);
    }

    @Override
    public Shape shape(List<Shape> inputs) {
      Check.that(order.size() == inputs.get(0).rank(), "reorder", inputs, "as", order);
      return new Shape(order.stream().map(inputs.get(0)::size).toList());
    }
  }

  /** Every {@code step}-th index of an axis from {@code start} to before {@code end}. */
  record Slice(int axis, int start, int end, int step) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      int length = Math.min(end, inputs.get(0).size(axis)) - start;
      Check.that(length > 0, "take", start, "to", end, "of axis", axis, "of", inputs);
      return inputs.get(0).with(axis, (length + step - 1) / step);
    }
  }

  /** N,C,T,H,W → N·T,C,H,W: every frame becomes an image of its own. */
  record FramesToBatch() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      Shape x = inputs.get(0);
      Check.that(x.rank() == 5, "split", x, "into frames");
      return Shape.of(x.size(0) * x.size(2), x.size(1), x.size(3), x.size(4));
    }
  }

  /** N·T,… → N,T,…: what was computed per frame, back beside its clip. */
  record BatchToFrames(int frames) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      Shape x = inputs.get(0);
      Check.that(x.size(0) % frames == 0, "make clips of", frames, "frames of", x);
      return Shape.of(x.size(0) / frames, frames).then(x.from(1));
    }
  }

  /** Joins every axis from {@code axis} on into one. */
  record Flatten(int axis) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      Shape x = inputs.get(0);
      int joined = Math.toIntExact(x.from(axis).elements());
      return new Shape(x.sizes().subList(0, axis)).then(Shape.of(joined));
    }
  }

  /** N,C,P and a tensor N,?,T,H,W with T·H·W = P → N,C,T,H,W. */
  record UnflattenLike() implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      Shape x = inputs.get(0);
      Shape positions = inputs.get(1).from(2);
      Check.that(x.size(2) == positions.elements(), "reshape", x, "like", inputs.get(1));
      return Shape.of(x.size(0), x.size(1)).then(positions);
    }
  }

  /** Drops an axis of size 1. */
  record Squeeze(int axis) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      Shape x = inputs.get(0);
      Check.that(x.size(axis) == 1, "drop axis", axis, "of", x);
      return new Shape(x.sizes().subList(0, axis)).then(x.from(axis + 1));
    }
  }

  /** The mean over an axis, which goes. */
  record Mean(int axis) implements Op {
    @Override
    public Shape shape(List<Shape> inputs) {
      Shape x = inputs.get(0);
      return new Shape(x.sizes().subList(0, axis)).then(x.from(axis + 1));
    }
  }
}
