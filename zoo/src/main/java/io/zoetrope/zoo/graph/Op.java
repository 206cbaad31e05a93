package io.zoetrope.zoo.graph;

import java.util.List;

/**
 * What a node computes, as data. Tensors are N,C,T,H,W (or N,C,H,W, N,T,D, N,D). What an operation
 * means to shapes and parameters, ONNX, costs and training is each said by a {@link Visitor}: a new
 * operation does not compile before all of them know it.
 */
public sealed interface Op {

  <R> R accept(Visitor<R> visitor);

  /** Says something of every operation. */
  interface Visitor<R> {
    R input(Input op);

    R conv(Conv op);

    R batchNorm(BatchNorm op);

    R maxPool(MaxPool op);

    R avgPool(AvgPool op);

    R globalAvgPool(GlobalAvgPool op);

    R linear(Linear op);

    R relu(Relu op);

    R sigmoid(Sigmoid op);

    R softmax(Softmax op);

    R dropout(Dropout op);

    R scale(Scale op);

    R add(Add op);

    R mul(Mul op);

    R concat(Concat op);

    R matMul(MatMul op);

    R transpose(Transpose op);

    R slice(Slice op);

    R framesToBatch(FramesToBatch op);

    R batchToFrames(BatchToFrames op);

    R flatten(Flatten op);

    R unflattenLike(UnflattenLike op);

    R squeeze(Squeeze op);

    R mean(Mean op);
  }

  /** The clip the network is given: float, normalised, N,3,T,H,W. */
  record Input() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.input(this);
    }
  }

  /** Convolution; weight is (outputs, channels / groups, kernel…). */
  record Conv(int outputs, Window window, int groups, boolean bias) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.conv(this);
    }
  }

  /** Batch normalisation over axis 1; momentum is the new batch's share in the running means. */
  record BatchNorm(double epsilon, double momentum) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.batchNorm(this);
    }
  }

  record MaxPool(Window window) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.maxPool(this);
    }
  }

  record AvgPool(Window window, boolean countPadding) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.avgPool(this);
    }
  }

  /** Means over every axis behind the channels, each kept with size 1. */
  record GlobalAvgPool() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.globalAvgPool(this);
    }
  }

  /** Fully connected layer with bias on the last axis; weight is (outputs, inputs). */
  record Linear(int outputs) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.linear(this);
    }
  }

  record Relu() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.relu(this);
    }
  }

  record Sigmoid() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sigmoid(this);
    }
  }

  /** Softmax over the last axis. */
  record Softmax() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.softmax(this);
    }
  }

  /** Identity at inference; zeroes this share of the elements in training. */
  record Dropout(double share) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropout(this);
    }
  }

  record Scale(double factor) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scale(this);
    }
  }

  /** Sum of two tensors; an axis of size 1 is repeated. */
  record Add() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.add(this);
    }
  }

  /** Product of two tensors, element by element; an axis of size 1 is repeated. */
  record Mul() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mul(this);
    }
  }

  record Concat(int axis) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.concat(this);
    }
  }

  /** Matrix product over the last two axes. */
  record MatMul() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.matMul(this);
    }
  }

  record Transpose(List<Integer> order) implements Op {
    public Transpose {
      order = List.copyOf(order);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.transpose(this);
    }
  }

  /** Every {@code step}-th index of an axis from {@code start} to before {@code end}. */
  record Slice(int axis, int start, int end, int step) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.slice(this);
    }
  }

  /** N,C,T,H,W → N·T,C,H,W: every frame becomes an image of its own. */
  record FramesToBatch() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.framesToBatch(this);
    }
  }

  /** N·T,… → N,T,…: what was computed per frame, back beside its clip. */
  record BatchToFrames(int frames) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.batchToFrames(this);
    }
  }

  /** Joins every axis from {@code axis} on into one. */
  record Flatten(int axis) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.flatten(this);
    }
  }

  /** N,C,P and a tensor N,?,T,H,W with T·H·W = P → N,C,T,H,W. */
  record UnflattenLike() implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unflattenLike(this);
    }
  }

  /** Drops an axis of size 1. */
  record Squeeze(int axis) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.squeeze(this);
    }
  }

  /** The mean over an axis, which goes. */
  record Mean(int axis) implements Op {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.mean(this);
    }
  }
}
