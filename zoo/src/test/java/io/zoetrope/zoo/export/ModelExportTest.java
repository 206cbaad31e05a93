package io.zoetrope.zoo.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.family.Framework;
import io.zoetrope.zoo.family.NetworkOptions;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.weights.SeededWeights;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.WeightLayout;
import io.zoetrope.zoo.weights.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelExportTest {

  @TempDir Path folder;

  @Test
  void aSeededPackageSaysThatItIsUntrained() {
    ModelSpec spec = Catalogue.standard().get("r2plus1d_v1_resnet50_custom");
    ModelPackage written =
        ModelExport.of(spec, List.of("fall", "none"))
            .options(spec.options().with("width", 8).size(56).frames(8))
            .outputs(Outputs.LOGITS_AND_FEATURE)
            .seeded(1, folder.resolve("small"));
    ModelPackage read = ModelPackage.read(written.folder());
    assertThat(read.labels()).containsExactly("fall", "none");
    assertThat(read.card().trained()).isFalse();
    assertThat(read.card().clip().frames()).isEqualTo(8);
    assertThat(read.card().resize()).isEqualTo(new ModelCard.Resize.Exact(86, 64));
    assertThat(read.card().provenance()).containsEntry("seed", 1);
  }

  @Test
  void aCheckpointOfEitherFrameworkIsTaken() throws IOException {
    ModelSpec spec = Catalogue.standard().get("resnet18_v1b_kinetics400");
    NetworkOptions narrow = spec.options().with("width", 8).classes(2).frames(1).size(32);
    Path checkpoint = folder.resolve("narrow.safetensors");
    for (Framework framework : Framework.values()) {
      write(SeededWeights.of(spec.graph(narrow.framework(framework)), 3), checkpoint);
      ModelPackage read =
          ModelExport.of(spec, List.of("fall", "none"))
              .options(narrow)
              .trained(checkpoint, folder.resolve(framework.name()));
      assertThat(read.card().trained()).isTrue();
      assertThat(read.card().provenance()).containsKeys("weights", "sha256");
    }
  }

  /** As safetensors: the header's length, the header, the values. */
  private static void write(Weights weights, Path file) throws IOException {
    StringJoiner header = new StringJoiner(",", "{", "}");
    int end = 0;
    for (Map.Entry<String, Tensor> entry : weights.asMap().entrySet()) {
      int start = end;
      end += entry.getValue().size() * Float.BYTES;
      header.add(
          "\"%s\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
              .formatted(entry.getKey(), Arrays.toString(entry.getValue().shape()), start, end));
    }
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + json.length + end).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json);
    for (Tensor tensor : weights.asMap().values()) {
      for (float value : tensor.values()) {
        bytes.putFloat(value);
      }
    }
    Files.write(file, bytes.array());
  }

  @Test
  void modelsOfOwnClassesNeedLabels() {
    ModelSpec spec = Catalogue.standard().get("tpn_resnet50_f32s2_custom");
    assertThatThrownBy(() -> ModelExport.of(spec)).hasMessageContaining("needs labels");
  }

  @Test
  void everyListedModelHasAsManyLabelsAsClasses() {
    for (ModelSpec spec : Catalogue.standard().models()) {
      if (!spec.labels().equals("custom")) {
        assertThat(ModelExport.of(spec).labels()).as(spec.name()).hasSize(spec.classes());
      }
    }
  }

  @Test
  void aCheckpointMayLackWhatNothingRuns() {
    ModelSpec spec = Catalogue.standard().get("tpn_resnet50_f8s8_kinetics400");
    WeightLayout layout = WeightLayout.of(spec.graph());
    assertThat(layout.optionalPrefixes())
        .contains("TPN_neck.aux_head.fc.bias", "bn1.num_batches_tracked")
        .doesNotContain("fc.bias");
  }

  @Test
  void aTensorOfTwoNamesIsOneOfTheLayout() {
    ModelSpec spec = Catalogue.standard().get("i3d_resnet50_v1_ucf101");
    Graph mxnet = spec.graph(spec.options().framework(Framework.MXNET));
    assertThat(WeightLayout.of(mxnet).aliases())
        .containsEntry("fc.weight", "head.1.weight")
        .containsEntry("res_layers.0.0.bn3.gamma", "res_layers.0.0.bottleneck.7.gamma");
  }
}
