package io.zoetrope.job.options;

import io.zoetrope.config.ConfigException;
import io.zoetrope.zoo.pack.ModelCard;

/** Whether a second model can score the clips that are cut for the first. */
public final class ShadowCheck {
  private ShadowCheck() {}

  /**
   * Does nothing where both models take the same clips.
   *
   * @throws ConfigException naming what the two models expect
   */
  public static void require(ModelCard model, ModelCard shadow) {
    String expected = clips(model);
    String found = clips(shadow);
    if (!found.equals(expected)) {
      throw new ConfigException(
          "shadow",
          "%s expects clips of %s, but model %s clips of %s; both score the same clips, so take two models that expect the same"
              .formatted(shadow.name(), found, model.name(), expected));
    }
  }

  private static String clips(ModelCard card) {
    return "%d frames, one every %.4f s, %s to %dx%d"
        .formatted(
            card.clip().frames(),
            card.clip().interval().seconds(),
            resized(card.resize()),
            card.input().width(),
            card.input().height());
  }

  private static String resized(ModelCard.Resize resize) {
    return resize instanceof ModelCard.Resize.Exact exact
        ? "scaled to %dx%d and cut".formatted(exact.width(), exact.height())
        : "scaled to a short side of %d and cut"
            .formatted(((ModelCard.Resize.ShortSide) resize).size());
  }
}
