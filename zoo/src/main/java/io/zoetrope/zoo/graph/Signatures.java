package io.zoetrope.zoo.graph;

import io.zoetrope.zoo.graph.Parameter.Role;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * The shape every operation makes and the parameters it has. Rules throw {@link
 * IllegalArgumentException} for inputs that the operation cannot take.
 */
final class Signatures implements Op.Visitor<Signatures.Rule> {

  /** From the shapes of the inputs, in order. */
  interface Rule {
    Signature of(List<Shape> inputs);
  }

  @Override
  public Rule input(Op.Input op) {
    return inputs -> {
      throw new IllegalArgumentException("the input's shape is given, not computed");
    };
  }

  @Override
  public Rule conv(Op.Conv op) {
    return inputs -> {
      Shape x = inputs.get(0);
      Window window = op.window();
      Check.that(x.rank() == window.rank() + 2, "convolve", x, "with a window of", window.kernel());
      Check.that(
          x.size(1) % op.groups() == 0, "split the channels of", x, "into", op.groups(), "groups");
      Shape kernel =
          Shape.of(op.outputs(), x.size(1) / op.groups()).then(new Shape(window.kernel()));
      return new Signature(
          Shape.of(x.size(0), op.outputs()).then(window.slide(x.from(2))),
          op.bias()
              ? Map.of(Role.KERNEL, kernel, Role.BIAS, Shape.of(op.outputs()))
              : Map.of(Role.KERNEL, kernel));
    };
  }

  @Override
  public Rule batchNorm(Op.BatchNorm op) {
    return inputs -> {
      Shape each = Shape.of(inputs.get(0).size(1));
      return new Signature(
          inputs.get(0),
          Map.of(
              Role.NORM_SCALE, each,
              Role.NORM_SHIFT, each,
              Role.NORM_MEAN, each,
              Role.NORM_VARIANCE, each,
              Role.NORM_COUNTER, Shape.of()));
    };
  }

  @Override
  public Rule maxPool(Op.MaxPool op) {
    return making(x -> Check.pooled(x, op.window()));
  }

  @Override
  public Rule avgPool(Op.AvgPool op) {
    return making(x -> Check.pooled(x, op.window()));
  }

  @Override
  public Rule globalAvgPool(Op.GlobalAvgPool op) {
    return making(
        x -> {
          Shape pooled = x;
          for (int axis = 2; axis < x.rank(); axis++) {
            pooled = pooled.with(axis, 1);
          }
          return pooled;
        });
  }

  @Override
  public Rule linear(Op.Linear op) {
    return inputs -> {
      Shape x = inputs.get(0);
      return new Signature(
          x.with(-1, op.outputs()),
          Map.of(
              Role.KERNEL, Shape.of(op.outputs(), x.size(-1)), Role.BIAS, Shape.of(op.outputs())));
    };
  }

  @Override
  public Rule relu(Op.Relu op) {
    return keeping();
  }

  @Override
  public Rule sigmoid(Op.Sigmoid op) {
    return keeping();
  }

  @Override
  public Rule softmax(Op.Softmax op) {
    return keeping();
  }

  @Override
  public Rule dropout(Op.Dropout op) {
    return keeping();
  }

  @Override
  public Rule scale(Op.Scale op) {
    return keeping();
  }

  @Override
  public Rule add(Op.Add op) {
    return combining(Check::broadcast);
  }

  @Override
  public Rule mul(Op.Mul op) {
    return combining(Check::broadcast);
  }

  @Override
  public Rule concat(Op.Concat op) {
    return inputs -> {
      int axis = op.axis();
      Shape first = inputs.get(0);
      int total = 0;
      for (Shape input : inputs) {
        Check.that(
            input.with(axis, 0).equals(first.with(axis, 0)), "join", inputs, "along axis", axis);
        total += input.size(axis);
      }
      return new Signature(first.with(axis, total), Map.of());
    };
  }

  @Override
  public Rule matMul(Op.MatMul op) {
    return combining(
        (a, b) -> {
          Check.that(a.rank() == b.rank() && a.size(-1) == b.size(-2), "multiply", a, "by", b);
          return a.with(-1, b.size(-1));
        });
  }

  @Override
  public Rule transpose(Op.Transpose op) {
    return making(
        x -> {
          Check.that(op.order().size() == x.rank(), "reorder", x, "as", op.order());
          return new Shape(op.order().stream().map(x::size).toList());
        });
  }

  @Override
  public Rule slice(Op.Slice op) {
    return making(
        x -> {
          int length = Math.min(op.end(), x.size(op.axis())) - op.start();
          Check.that(length > 0, "take", op.start(), "to", op.end(), "of axis", op.axis(), "of", x);
          return x.with(op.axis(), (length + op.step() - 1) / op.step());
        });
  }

  @Override
  public Rule framesToBatch(Op.FramesToBatch op) {
    return making(
        x -> {
          Check.that(x.rank() == 5, "split", x, "into frames");
          return Shape.of(x.size(0) * x.size(2), x.size(1), x.size(3), x.size(4));
        });
  }

  @Override
  public Rule batchToFrames(Op.BatchToFrames op) {
    return making(
        x -> {
          int frames = op.frames();
          Check.that(x.size(0) % frames == 0, "make clips of", frames, "frames of", x);
          return Shape.of(x.size(0) / frames, frames).then(x.from(1));
        });
  }

  @Override
  public Rule flatten(Op.Flatten op) {
    return making(
        x -> {
          int joined = Math.toIntExact(x.from(op.axis()).elements());
          return x.to(op.axis()).then(Shape.of(joined));
        });
  }

  @Override
  public Rule unflattenLike(Op.UnflattenLike op) {
    return combining(
        (x, like) -> {
          Shape positions = like.from(2);
          Check.that(x.size(2) == positions.elements(), "reshape", x, "like", like);
          return x.to(2).then(positions);
        });
  }

  @Override
  public Rule squeeze(Op.Squeeze op) {
    return making(
        x -> {
          Check.that(x.size(op.axis()) == 1, "drop axis", op.axis(), "of", x);
          return x.without(op.axis());
        });
  }

  @Override
  public Rule mean(Op.Mean op) {
    return making(x -> x.without(op.axis()));
  }

  private static Rule keeping() {
    return making(x -> x);
  }

  private static Rule making(UnaryOperator<Shape> output) {
    return inputs -> new Signature(output.apply(inputs.get(0)), Map.of());
  }

  private static Rule combining(BinaryOperator<Shape> output) {
    return inputs -> new Signature(output.apply(inputs.get(0), inputs.get(1)), Map.of());
  }
}
