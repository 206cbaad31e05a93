package io.zoetrope.training.video;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.zoo.pack.ModelCard;

/** A model card's picture sizes in the ingester's words. */
public final class ModelGeometry {
  private ModelGeometry() {}

  /** Scaled for the model, not yet cropped. */
  public static FrameGeometry scaled(ModelCard.Resize resize) {
    return resize instanceof ModelCard.Resize.Exact exact
        ? FrameGeometry.exact(exact.width(), exact.height())
        : FrameGeometry.shortSide(((ModelCard.Resize.ShortSide) resize).size());
  }
}
