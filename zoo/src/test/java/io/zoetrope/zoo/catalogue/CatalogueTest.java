package io.zoetrope.zoo.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.zoo.family.Framework;
import io.zoetrope.zoo.pack.ModelCard;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  private static final String ROW =
      """
      stores: {torch: "https://x/{name}-{sha8}.pth"}
      labels: {two: 2}
      families:
        tsn: {code: io.zoetrope.zoo.family.Tsn, title: TSN, paper: arXiv 1608.00859}
      models:
        - name: small
          family: tsn
          network: {depth: 18, width: 8}
          labels: two
          clip: {frames: 4, stride: 10}
          segments: 4
          crop: 32
          resize: {mode: short-side, size: 36}
      """;

  @Test
  void listsGluonCvsModelsOfBothFrameworks() {
    assertThat(Catalogue.standard().models())
        .hasSize(58)
        .filteredOn(model -> !model.weights().isEmpty())
        .hasSize(53);
  }

  @Test
  void knowsWhereWeightsAre() {
    ModelSpec model = Catalogue.standard().get("r2plus1d_v1_resnet18_kinetics400");
    assertThat(model.weights())
        .extracting(WeightSource::framework)
        .containsExactly(Framework.TORCH, Framework.MXNET);
    WeightSource torch = model.weights().get(0);
    assertThat(torch.file().packed()).isFalse();
    assertThat(model.weights().get(1).file().packed()).isTrue();
    assertThat(torch.sha1()).isEqualTo("340a59522b4ffe7e3621ad4a269e4cd4a99f74b2");
    assertThat(torch.url())
        .isEqualTo(
            URI.create(
                "https://apache-mxnet.s3-accelerate.dualstack.amazonaws.com/torch/models/"
                    + "r2plus1d_v1_resnet18_kinetics400-340a5952.pth"));
    assertThat(model.weights().get(1).fileName())
        .isEqualTo("r2plus1d_resnet18_kinetics400-5a14d1f9");
  }

  @Test
  void customModelsStartFromTheKineticsWeights() {
    WeightSource weights = Catalogue.standard().get("tpn_resnet50_f32s2_custom").weights().get(0);
    assertThat(weights.model()).isEqualTo("tpn_resnet50_f32s2_kinetics400");
  }

  @Test
  void suggestsNamesLikeAMisspeltOne() {
    assertThatThrownBy(() -> Catalogue.standard().get("slowfast_4x16_resnet50_kinetic400"))
        .isInstanceOf(CatalogueException.class)
        .hasMessageStartingWith(
            "no model is called slowfast_4x16_resnet50_kinetic400; did you mean"
                + " slowfast_4x16_resnet50_kinetics400,");
  }

  @Test
  void readsRows() {
    ModelSpec model = read(ROW).get("small");
    assertThat(model.options().frames()).isEqualTo(4);
    assertThat(model.measured().frames()).isEqualTo(1);
    assertThat(model.resize()).isEqualTo(new ModelCard.Resize.ShortSide(36));
    assertThat(model.graph().shapes().get("fc")).hasToString("1x2");
  }

  @Test
  void weightsAreCheckedByTheWholeSha256WhereThereIsOne() {
    String weights = "weights: [{framework: torch, sha1: 340a59522b4f, sha256: %s}]\n    crop:";
    String sha256 = "5a14d1f9".repeat(8);

    WeightSource source =
        read(ROW.replace("crop:", weights.formatted(sha256))).get("small").weights().get(0);

    assertThat(source.check()).isEqualTo("SHA-256 " + sha256);
    assertThat(source.file().checksum()).hasToString("SHA-256 " + sha256);
    assertThatThrownBy(() -> read(ROW.replace("crop:", weights.formatted("5a14d1f9"))))
        .hasMessageContaining("the key sha256 must have all its 64 digits");
  }

  @Test
  void namesTheRowThatIsWrong() {
    assertThatThrownBy(() -> read(ROW.replace("family: tsn", "family: tns")))
        .hasMessage("rows.yaml:7: models[0].family: model small: tns is unknown; there are [tsn]");
    assertThatThrownBy(() -> read(ROW.replace("labels: two", "labels: three")))
        .hasMessage(
            "rows.yaml:9: models[0].labels: model small: three is unknown; there are [two]");
    assertThatThrownBy(() -> read(ROW.replace("crop:", "corp:")))
        .hasMessageStartingWith("rows.yaml:12: models[0].corp: unknown key");
    assertThatThrownBy(() -> read(ROW.replace("labels: two", "note: none")))
        .hasMessage("rows.yaml:6: models[0]: the key labels is missing");
    assertThatThrownBy(() -> read(ROW.replace("mode: short-side", "mode: long-side")))
        .hasMessage(
            "rows.yaml:13: models[0].resize: the key mode must be exact or short-side, is long-side");
  }

  @Test
  void refusesAModelListedTwice() {
    String twice = ROW + ROW.substring(ROW.indexOf("  - name: small"));
    assertThatThrownBy(() -> read(twice))
        .hasMessage("rows.yaml:14: models[1].name: model small: is listed twice");
  }

  @Test
  void namesTheModelWhoseSettingsDrawNothing() {
    assertThatThrownBy(() -> read(ROW.replace("depth: 18", "depth: 19")).get("small").graph())
        .hasMessage("model small: no residual network has depth 19; take 18, 34, 50, 101 or 152");
    assertThatThrownBy(() -> read(ROW.replace("depth: 18", "dept: 18")).get("small").graph())
        .hasMessage(
            "model small: unknown settings [dept]; this family knows [depth, dropout, width]");
  }

  @Test
  void namesTheClassThatIsNoFamily() {
    ModelSpec model = read(ROW.replace("family.Tsn", "family.Nothing")).get("small");
    assertThatThrownBy(model::graph)
        .isInstanceOf(CatalogueException.class)
        .hasMessageContaining("io.zoetrope.zoo.family.Nothing must be a public Family");
  }

  private static Catalogue read(String yaml) {
    return Catalogue.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "rows.yaml");
  }
}
