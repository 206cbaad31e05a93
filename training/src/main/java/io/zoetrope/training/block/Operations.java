package io.zoetrope.training.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.zoetrope.zoo.graph.Op;
import java.util.stream.IntStream;

/** Runs every operation of a graph on the PyTorch engine. Batch, length and size are free. */
final class Operations implements Op.Visitor<Operation> {
  private static final Operations KNOWN = new Operations();

  private Operations() {}

  static NDArray run(Op op, Call call) {
    return op.accept(KNOWN).run(call);
  }

  @Override
  public Operation input(Op.Input op) {
    return Call::x;
  }

  @Override
  public Operation conv(Op.Conv op) {
    return call -> Sliding.conv(op, call);
  }

  /** The engine's momentum is the share of the old mean, the graph's that of the new batch. */
  @Override
  public Operation batchNorm(Op.BatchNorm op) {
    return call ->
        call.engine()
            .batchNorm(
                call.x(),
                call.parameter(2),
                call.parameter(3),
                call.parameter(0),
                call.parameter(1),
                -1,
                (float) (1 - op.momentum()),
                (float) op.epsilon(),
                call.training())
            .singletonOrThrow();
  }

  @Override
  public Operation maxPool(Op.MaxPool op) {
    return call -> Sliding.maxPool(op.window(), call.x());
  }

  @Override
  public Operation avgPool(Op.AvgPool op) {
    return call -> Sliding.avgPool(op, call);
  }

  @Override
  public Operation globalAvgPool(Op.GlobalAvgPool op) {
    return call -> {
      Shape x = call.x().getShape();
      int[] behindChannels = IntStream.range(2, x.dimension()).toArray();
      return call.x().sum(behindChannels, true).div((double) x.slice(2).size());
    };
  }

  @Override
  public Operation linear(Op.Linear op) {
    return call ->
        call.engine().linear(call.x(), call.parameter(0), call.parameter(1)).singletonOrThrow();
  }

  @Override
  public Operation relu(Op.Relu op) {
    return call -> call.engine().relu();
  }

  @Override
  public Operation sigmoid(Op.Sigmoid op) {
    return call -> call.x().neg().exp().add(1).inverse();
  }

  @Override
  public Operation softmax(Op.Softmax op) {
    return call -> call.x().softmax(-1);
  }

  @Override
  public Operation dropout(Op.Dropout op) {
    return call ->
        call.engine().dropout(call.x(), (float) op.share(), call.training()).singletonOrThrow();
  }

  @Override
  public Operation scale(Op.Scale op) {
    return call -> call.x().mul(op.factor());
  }

  @Override
  public Operation add(Op.Add op) {
    return call -> call.x().add(call.other());
  }

  @Override
  public Operation mul(Op.Mul op) {
    return call -> call.x().mul(call.other());
  }

  @Override
  public Operation concat(Op.Concat op) {
    return call -> {
      NDList rest = new NDList(call.inputs().subList(1, call.inputs().size()));
      return call.engine().concat(rest, op.axis());
    };
  }

  @Override
  public Operation matMul(Op.MatMul op) {
    return call -> call.x().matMul(call.other());
  }

  @Override
  public Operation transpose(Op.Transpose op) {
    int[] order = op.order().stream().mapToInt(Integer::intValue).toArray();
    return call -> call.x().transpose(order);
  }

  @Override
  public Operation slice(Op.Slice op) {
    NDIndex index = new NDIndex();
    for (int axis = 0; axis < op.axis(); axis++) {
      index.addAllDim();
    }
    index.addSliceDim(op.start(), op.end(), op.step());
    return call -> call.x().get(index);
  }

  @Override
  public Operation framesToBatch(Op.FramesToBatch op) {
    return call -> {
      Shape x = call.x().getShape();
      return call.x()
          .transpose(0, 2, 1, 3, 4)
          .reshape(x.get(0) * x.get(2), x.get(1), x.get(3), x.get(4));
    };
  }

  @Override
  public Operation batchToFrames(Op.BatchToFrames op) {
    return call -> {
      Shape x = call.x().getShape();
      Shape clips = new Shape(x.get(0) / op.frames(), op.frames());
      return call.x().reshape(clips.addAll(x.slice(1)));
    };
  }

  @Override
  public Operation flatten(Op.Flatten op) {
    return call -> call.x().reshape(call.x().getShape().slice(0, op.axis()).add(-1));
  }

  @Override
  public Operation unflattenLike(Op.UnflattenLike op) {
    return call ->
        call.x().reshape(call.x().getShape().slice(0, 2).addAll(call.other().getShape().slice(2)));
  }

  @Override
  public Operation squeeze(Op.Squeeze op) {
    return call -> call.x().squeeze(op.axis());
  }

  @Override
  public Operation mean(Op.Mean op) {
    return call -> call.x().mean(new int[] {op.axis()});
  }
}
