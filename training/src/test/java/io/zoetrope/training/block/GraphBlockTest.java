package io.zoetrope.training.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import io.zoetrope.training.testkit.Bytes;
import io.zoetrope.training.testkit.Onnx;
import io.zoetrope.training.testkit.SmallNetwork;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.onnx.OnnxWriter;
import io.zoetrope.zoo.pass.MotionInput;
import io.zoetrope.zoo.weights.SeededWeights;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.Weights;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphBlockTest {

  static List<SmallNetwork> families() {
    List<SmallNetwork> networks = new ArrayList<>(SmallNetwork.all());
    Graph plain = SmallNetwork.of("i3d_resnet50_v1_kinetics400").graph();
    networks.add(new SmallNetwork("i3d with motion", MotionInput.of(plain)));
    return networks;
  }

  @Test
  void runsEveryOperationAGraphMayHave() {
    for (Class<?> op : Op.class.getPermittedSubclasses()) {
      assertThat(Operations.class.getDeclaredMethods())
          .as(op.getSimpleName())
          .anyMatch(
              method ->
                  method.getReturnType() == Operation.class
                      && Arrays.equals(method.getParameterTypes(), new Class<?>[] {op}));
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void scoresAsTheExportedNetworkDoes(SmallNetwork network, @TempDir Path folder) throws Exception {
    Graph graph = network.graph();
    Weights weights = unsettled(SeededWeights.of(graph, 7));
    OnnxWriter.write(graph, weights, Normalisation.IMAGENET, folder.resolve("model.onnx"));
    int[] clip = graph.input().toArray();
    ByteBuffer frames = Bytes.clips(3, 2, clip[2], clip[3], clip[4]);
    long[] shape = {2, clip[2], clip[3], clip[4], 3};
    float[] served = flat(Onnx.logits(folder.resolve("model.onnx"), frames, shape));
    try (NDManager manager = Torch.newManager();
        NoGradient evaluating = new NoGradient()) {
      GraphBlock block = loaded(graph, manager, DataType.FLOAT32, weights);
      NDArray clips = new ClipInput(Normalisation.IMAGENET).of(manager, frames, new Shape(shape));
      float[] trained = block.logits(clips, false).toFloatArray();
      assertThat(difference(trained, served) / largest(served)).isLessThan(1e-4);
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void differentiatesAsFiniteDifferencesDo(SmallNetwork network) {
    Graph graph = network.graph();
    try (NDManager manager = Torch.newManager()) {
      GraphBlock block =
          loaded(graph, manager, DataType.FLOAT64, unsettled(SeededWeights.of(graph, 5)));
      int[] clip = graph.input().toArray();
      NDArray clips =
          manager
              .randomUniform(-1, 1, new Shape(2, 3, clip[2], clip[3], clip[4]))
              .toType(DataType.FLOAT64, true);
      double[] analytic = steepest(block, clips);
      List<Parameter> learned = block.learned();
      double scale = 0;
      for (double slope : analytic) {
        scale = Math.max(scale, Math.abs(slope));
      }
      for (int i = 0; i < analytic.length; i += Math.max(1, analytic.length / 4)) {
        assertThat(slope(block, clips, learned.get(i)))
            .as(learned.get(i).getName())
            .isCloseTo(analytic[i], within(2e-5 * scale));
      }
    }
  }

  @Test
  void givesBackTheWeightsItTook() {
    Graph graph = SmallNetwork.of("r2plus1d_v1_resnet18_kinetics400").graph();
    Weights weights = unsettled(SeededWeights.of(graph, 1));
    try (NDManager manager = Torch.newManager()) {
      GraphBlock block = loaded(graph, manager, DataType.FLOAT32, weights);
      Weights back = block.weights();
      assertThat(back.names()).containsExactlyElementsOf(weights.names());
      weights
          .asMap()
          .forEach(
              (name, tensor) -> assertThat(back.get(name).values()).isEqualTo(tensor.values()));
    }
  }

  @Test
  void namesEveryTensorThatDoesNotFit() {
    Graph graph = SmallNetwork.of("r2plus1d_v1_resnet18_kinetics400").graph();
    Map<String, Tensor> tensors = new LinkedHashMap<>(SeededWeights.of(graph, 1).asMap());
    tensors.remove("conv1.weight");
    tensors.put("fc.bias", new Tensor(new int[] {3}, new float[3]));
    try (NDManager manager = Torch.newManager()) {
      assertThatThrownBy(() -> loaded(graph, manager, DataType.FLOAT32, Weights.of(tensors)))
          .hasMessageContaining("missing (1): conv1.weight [5, 3, 1, 7, 7]")
          .hasMessageContaining("fc.bias is [3], the network takes [5]");
    }
  }

  @Test
  void sharesItsParametersWithOtherDrawings() {
    Graph graph = SmallNetwork.of("r2plus1d_v1_resnet18_kinetics400").graph();
    try (NDManager manager = Torch.newManager();
        NoGradient evaluating = new NoGradient()) {
      GraphBlock block = loaded(graph, manager, DataType.FLOAT32, SeededWeights.of(graph, 1));
      NDArray smaller = manager.ones(new Shape(3, 3, 8, 32, 32));
      NDArray before = block.on(graph).logits(smaller, false);
      block.learned().forEach(parameter -> parameter.getArray().muli(0));
      assertThat(before.getShape()).isEqualTo(new Shape(3, SmallNetwork.CLASSES));
      assertThat(block.on(graph).logits(smaller, false).toFloatArray()).containsOnly(0);
    }
  }

  private static GraphBlock loaded(Graph graph, NDManager manager, DataType type, Weights weights) {
    GraphBlock block = new GraphBlock(graph);
    block.load(manager, type, weights);
    return block;
  }

  /** Seeded weights with normalisation that is not neutral, so that mixing it up shows. */
  private static Weights unsettled(Weights weights) {
    SplittableRandom random = new SplittableRandom(11);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    weights
        .asMap()
        .forEach(
            (name, tensor) -> {
              float[] values = tensor.values().clone();
              if (tensor.rank() == 1) {
                for (int i = 0; i < values.length; i++) {
                  values[i] += (float) (0.4 * random.nextDouble());
                }
              }
              tensors.put(name, new Tensor(tensor.shape(), values));
            });
    return Weights.of(tensors);
  }

  /** The largest gradient of each parameter; its place is where {@link #slope} looks. */
  private static double[] steepest(GraphBlock block, NDArray clips) {
    try (GradientCollector collector = Torch.engine().newGradientCollector()) {
      NDArray loss = loss(block, clips);
      collector.backward(loss);
    }
    return block.learned().stream()
        .map(parameter -> parameter.getArray().getGradient())
        .mapToDouble(gradient -> gradient.flatten().getDouble(steepestIndex(gradient)))
        .toArray();
  }

  private static long steepestIndex(NDArray gradient) {
    return gradient.abs().flatten().argMax().getLong();
  }

  private static double slope(GraphBlock block, NDArray clips, Parameter parameter) {
    double step = 1e-8; // larger ones step over the kinks of ReLU
    try (NoGradient evaluating = new NoGradient()) {
      NDArray array = parameter.getArray();
      long index = steepestIndex(array.getGradient());
      double[] nudge = new double[Math.toIntExact(array.size())];
      nudge[Math.toIntExact(index)] = step;
      NDArray direction = clips.getManager().create(nudge, array.getShape());
      array.addi(direction);
      double above = loss(block, clips).getDouble();
      array.subi(direction).subi(direction);
      double below = loss(block, clips).getDouble();
      array.addi(direction);
      return (above - below) / (2 * step);
    }
  }

  /** Any smooth function of all logits; dropout drops the same every time. */
  private static NDArray loss(GraphBlock block, NDArray clips) {
    Torch.seed(1);
    NDArray logits = block.logits(clips, true);
    NDArray weights =
        clips.getManager().arange(1f, 1f + logits.size()).toType(DataType.FLOAT64, true);
    return logits.logSoftmax(-1).flatten().mul(weights).mean();
  }

  private static float[] flat(float[][] rows) {
    float[] flat = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
    }
    return flat;
  }

  private static double difference(float[] a, float[] b) {
    assertThat(a).hasSameSizeAs(b);
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      double apart = Math.abs(a[i] - b[i]);
      largest = Double.isNaN(apart) ? Double.POSITIVE_INFINITY : Math.max(largest, apart);
    }
    return largest;
  }

  private static double largest(float[] values) {
    return difference(values, new float[values.length]);
  }
}
