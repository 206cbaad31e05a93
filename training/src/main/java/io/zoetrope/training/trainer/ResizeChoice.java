package io.zoetrope.training.trainer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.zoetrope.zoo.catalogue.Resize;
import io.zoetrope.zoo.pack.ModelCard;

/** What is done to frames before they are cached: {@code exact} or {@code short-side}. */
public record ResizeChoice(ModelCard.Resize card) {
  @JsonCreator
  static ResizeChoice of(
      @JsonProperty("mode") Resize.Mode mode,
      @JsonProperty("width") int width,
      @JsonProperty("height") int height,
      @JsonProperty("size") int size) {
    Require.given(mode, "mode");
    return new ResizeChoice(card(new Resize(mode, width, height, size)));
  }

  static ModelCard.Resize card(Resize listed) {
    return switch (listed.mode()) {
      case EXACT -> new ModelCard.Resize.Exact(listed.width(), listed.height());
      case SHORT_SIDE -> new ModelCard.Resize.ShortSide(listed.size());
    };
  }
}
