package io.zoetrope.training.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.zoetrope.zoo.graph.Op;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Runs every operation of a graph on the PyTorch engine. Batch, length and size are free. */
final class Operations {

  /** Runs one kind of operation. */
  private interface Operation<O extends Op> {
    NDArray run(O op, Call call);
  }

  private static final Map<Class<? extends Op>, Operation<? extends Op>> KNOWN = new HashMap<>();

  static {
    layers();
    arithmetic();
    axes();
  }

  private Operations() {}

  @SuppressWarnings("unchecked") // operations are kept under the class they take
  static <O extends Op> NDArray run(O op, Call call) {
    Operation<O> operation = (Operation<O>) KNOWN.get(op.getClass());
    if (operation == null) {
      throw new IllegalStateException("the trainable block has no " + op);
    }
    return operation.run(op, call);
  }

  static boolean knows(Class<?> op) {
    return KNOWN.containsKey(op);
  }

  private static <O extends Op> void add(Class<O> op, Operation<O> operation) {
    KNOWN.put(op, operation);
  }

  private static void layers() {
    add(Op.Input.class, (op, call) -> call.x());
    add(Op.Conv.class, Sliding::conv);
    add(Op.MaxPool.class, (op, call) -> Sliding.maxPool(op.window(), call.x()));
    add(Op.AvgPool.class, Sliding::avgPool);
    add(Op.BatchNorm.class, Operations::batchNorm);
    add(Op.GlobalAvgPool.class, (op, call) -> globalMean(call.x()));
    add(
        Op.Linear.class,
        (op, call) ->
            call.engine()
                .linear(call.x(), call.parameter(0), call.parameter(1))
                .singletonOrThrow());
    add(
        Op.Dropout.class,
        (op, call) ->
            call.engine()
                .dropout(call.x(), (float) op.share(), call.training())
                .singletonOrThrow());
  }

  private static void arithmetic() {
    add(Op.Relu.class, (op, call) -> call.engine().relu());
    add(Op.Sigmoid.class, (op, call) -> call.x().neg().exp().add(1).inverse());
    add(Op.Softmax.class, (op, call) -> call.x().softmax(-1));
    add(Op.Scale.class, (op, call) -> call.x().mul(op.factor()));
    add(Op.Add.class, (op, call) -> call.x().add(call.other()));
    add(Op.Mul.class, (op, call) -> call.x().mul(call.other()));
    add(Op.MatMul.class, (op, call) -> call.x().matMul(call.other()));
    add(Op.Mean.class, (op, call) -> call.x().mean(new int[] {op.axis()}));
    add(
        Op.Concat.class,
        (op, call) -> {
          NDList rest = new NDList(call.inputs().subList(1, call.inputs().size()));
          return call.engine().concat(rest, op.axis());
        });
  }

  private static void axes() {
    add(
        Op.Transpose.class,
        (op, call) ->
            call.x().transpose(op.order().stream().mapToInt(Integer::intValue).toArray()));
    add(Op.Slice.class, (op, call) -> call.x().get(index(op)));
    add(
        Op.FramesToBatch.class,
        (op, call) -> {
          Shape x = call.x().getShape();
          return call.x()
              .transpose(0, 2, 1, 3, 4)
              .reshape(x.get(0) * x.get(2), x.get(1), x.get(3), x.get(4));
        });
    add(
        Op.BatchToFrames.class,
        (op, call) -> {
          Shape x = call.x().getShape();
          Shape clips = new Shape(x.get(0) / op.frames(), op.frames());
          return call.x().reshape(clips.addAll(x.slice(1)));
        });
    add(
        Op.Flatten.class,
        (op, call) -> call.x().reshape(call.x().getShape().slice(0, op.axis()).add(-1)));
    add(
        Op.UnflattenLike.class,
        (op, call) ->
            call.x()
                .reshape(call.x().getShape().slice(0, 2).addAll(call.other().getShape().slice(2))));
    add(Op.Squeeze.class, (op, call) -> call.x().squeeze(op.axis()));
  }

  /** The engine's momentum is the share of the old mean, the graph's that of the new batch. */
  private static NDArray batchNorm(Op.BatchNorm op, Call call) {
    return call.engine()
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

  private static NDArray globalMean(NDArray x) {
    double positions = x.getShape().slice(2).size();
    return x.sum(behindChannels(x), true).div(positions);
  }

  private static int[] behindChannels(NDArray x) {
    int[] axes = new int[x.getShape().dimension() - 2];
    Arrays.setAll(axes, axis -> axis + 2);
    return axes;
  }

  private static NDIndex index(Op.Slice op) {
    NDIndex index = new NDIndex();
    for (int axis = 0; axis < op.axis(); axis++) {
      index.addAllDim();
    }
    return index.addSliceDim(op.start(), op.end(), op.step());
  }
}
