package io.zoetrope.training.config;

import io.zoetrope.training.augment.ClipSize;
import io.zoetrope.training.augment.FrameSampling;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.Rational;

/** How clips are made from video: as configured, or else as the catalogue's model expects it. */
public record ClipGeometry(ModelCard.Clip clip, ModelCard.Input input, ModelCard.Resize resize) {

  public static ClipGeometry of(TrainingConfig config) {
    ModelSpec spec = config.model().spec();
    ModelCard.Clip clip =
        config.clip() == null
            ? new ModelCard.Clip(spec.clip().frames(), spec.clip().stride(), Rational.of(30))
            : config.clip().card();
    ModelCard.Input input =
        config.input() == null
            ? new ModelCard.Input(spec.crop(), spec.crop())
            : new ModelCard.Input(config.input().width(), config.input().height());
    ModelCard.Resize resize = config.resize() == null ? spec.resize() : config.resize();
    Require.that(
        resize.covers(input),
        "input %dx%d does not fit in the resized frame".formatted(input.width(), input.height()));
    return new ClipGeometry(clip, input, resize);
  }

  public ClipSize shape() {
    return new ClipSize(clip.frames(), input.height(), input.width());
  }

  public FrameSampling sampling(TrainingConfig config) {
    return switch (config.sampling()) {
      case GRID -> new FrameSampling.Grid(clip.frames(), clip.stride());
      case GLUONCV -> gluonCv(config.model().spec().segments());
    };
  }

  /** A segment that gives one frame gives any of its frames, whatever the stride between them. */
  private FrameSampling gluonCv(int segments) {
    int stride = clip.frames() == segments ? 1 : clip.stride();
    return new FrameSampling.GluonCv(clip.frames(), stride, segments);
  }

  public double fps() {
    return clip.fps().doubleValue();
  }
}
