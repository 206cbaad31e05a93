package io.zoetrope.zoo.pack;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small model package whose network declares its ports and holds some bytes of weights. */
final class PackageFixture {
  static final List<String> LABELS = List.of("clapping", "nothing", "waving");

  private PackageFixture() {}

  static ModelCard card() {
    return new ModelCard(
        1,
        "tiny",
        "0123456789abcdef",
        false,
        "tsn",
        new ModelCard.Clip(4, 2, Rational.of(30)),
        new ModelCard.Input(32, 32),
        new ModelCard.Resize.ShortSide(40),
        ModelCard.Crop.CENTER,
        new ModelCard.Normalisation(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225)),
        List.of("nothing"),
        Map.of("top1", 0.5),
        Map.of("weights", "seed 1"));
  }

  static ModelPackage write(Path folder) {
    return ModelPackage.write(folder, card(), LABELS, onnx -> network(onnx, 3, 4));
  }

  static void network(Path onnx, int classes, int frames) throws IOException {
    OnnxMl.GraphProto graph =
        OnnxMl.GraphProto.newBuilder()
            .addInitializer(
                OnnxMl.TensorProto.newBuilder().setRawData(ByteString.copyFrom(new byte[200_000])))
            .addInput(port("frames", DataType.UINT8, -1, frames, 32, 32, 3))
            .addOutput(port("logits", DataType.FLOAT, -1, classes))
            .build();
    Files.write(onnx, OnnxMl.ModelProto.newBuilder().setGraph(graph).build().toByteArray());
  }

  private static OnnxMl.ValueInfoProto port(String name, DataType type, long... dims) {
    OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder();
    for (long dim : dims) {
      if (dim < 0) {
        shape.addDimBuilder().setDimParam("N");
      } else {
        shape.addDimBuilder().setDimValue(dim);
      }
    }
    OnnxMl.TypeProto.Tensor tensor =
        OnnxMl.TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape).build();
    return OnnxMl.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
