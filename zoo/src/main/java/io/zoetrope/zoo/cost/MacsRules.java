package io.zoetrope.zoo.cost;

import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Shape;
import java.util.List;
import java.util.function.ToLongBiFunction;

/** What every operation costs, by thop's rules: a bias counts one, a normalisation two. */
final class MacsRules implements Op.Visitor<MacsRules.Rule> {

  /** From the shapes of the inputs, in order, and that of the output. */
  interface Rule {
    Macs of(List<Shape> inputs, Shape output);
  }

  private static final Rule FREE = (inputs, output) -> new Macs(0, 0);

  @Override
  public Rule input(Op.Input op) {
    return FREE;
  }

  @Override
  public Rule conv(Op.Conv op) {
    return counted(
        (x, output) -> {
          long channels = x.size(1) / op.groups();
          return output.elements() * (channels * op.window().volume() + (op.bias() ? 1 : 0));
        });
  }

  @Override
  public Rule batchNorm(Op.BatchNorm op) {
    return counted((x, output) -> output.elements() * 2);
  }

  @Override
  public Rule maxPool(Op.MaxPool op) {
    return FREE;
  }

  @Override
  public Rule avgPool(Op.AvgPool op) {
    return counted((x, output) -> output.elements() * (op.window().volume() + 1));
  }

  @Override
  public Rule globalAvgPool(Op.GlobalAvgPool op) {
    return counted((x, output) -> x.elements() + output.elements());
  }

  @Override
  public Rule linear(Op.Linear op) {
    return counted((x, output) -> output.elements() * x.size(-1));
  }

  @Override
  public Rule relu(Op.Relu op) {
    return FREE;
  }

  @Override
  public Rule sigmoid(Op.Sigmoid op) {
    return FREE;
  }

  @Override
  public Rule softmax(Op.Softmax op) {
    return FREE;
  }

  @Override
  public Rule dropout(Op.Dropout op) {
    return FREE;
  }

  @Override
  public Rule scale(Op.Scale op) {
    return FREE;
  }

  @Override
  public Rule add(Op.Add op) {
    return FREE;
  }

  @Override
  public Rule mul(Op.Mul op) {
    return FREE;
  }

  @Override
  public Rule concat(Op.Concat op) {
    return FREE;
  }

  @Override
  public Rule matMul(Op.MatMul op) {
    return (inputs, output) -> new Macs(0, output.elements() * inputs.get(0).size(-1));
  }

  @Override
  public Rule transpose(Op.Transpose op) {
    return FREE;
  }

  @Override
  public Rule slice(Op.Slice op) {
    return FREE;
  }

  @Override
  public Rule framesToBatch(Op.FramesToBatch op) {
    return FREE;
  }

  @Override
  public Rule batchToFrames(Op.BatchToFrames op) {
    return FREE;
  }

  @Override
  public Rule flatten(Op.Flatten op) {
    return FREE;
  }

  @Override
  public Rule unflattenLike(Op.UnflattenLike op) {
    return FREE;
  }

  @Override
  public Rule squeeze(Op.Squeeze op) {
    return FREE;
  }

  @Override
  public Rule mean(Op.Mean op) {
    return FREE;
  }

  private static Rule counted(ToLongBiFunction<Shape, Shape> macs) {
    return (inputs, output) -> new Macs(macs.applyAsLong(inputs.get(0), output), 0);
  }
}
