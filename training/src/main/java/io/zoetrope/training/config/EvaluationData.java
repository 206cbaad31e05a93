package io.zoetrope.training.config;

import io.zoetrope.scenes.script.Split;
import io.zoetrope.training.data.DataSet;
import io.zoetrope.training.data.DataSource;
import io.zoetrope.training.data.FrameCache;
import io.zoetrope.training.data.Preparation;
import io.zoetrope.training.data.Problems;
import io.zoetrope.training.data.VideoDecoder;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;

/**
 * What a finished model is measured on: any labelled videos, sized as the model expects them.
 * Classes may be without videos.
 *
 * @param cache folder of resized frames, which trainings at the same size share
 * @param threads videos prepared at once
 */
public record EvaluationData(ModelPackage model, VideoDecoder decoder, Path cache, int threads) {

  /**
   * Checks the data and puts it into the cache. The numbers of a list are indices into the model's
   * labels.
   *
   * @param split of scenes
   * @param skipBad whether to go on without videos that have something wrong with them
   * @throws io.zoetrope.training.data.DataSetException listing every problem
   * @throws IllegalArgumentException when the data has other classes than the model
   */
  public DataSet open(
      SourceChoice choice, Split split, boolean skipBad, Preparation.Progress progress) {
    ModelCard card = model.card();
    double fps = card.clip().fps().doubleValue();
    DataSource source = choice.source(model.labels(), split, card.resize(), fps, decoder);
    Require.that(
        source.labels().equals(model.labels()),
        "the data has the classes %s, the model %s".formatted(source.labels(), model.labels()));
    Problems problems = new Problems();
    Preparation preparation = new Preparation(new FrameCache(cache), card.clip().frames(), threads);
    DataSet set = preparation.prepare(source, problems, progress);
    if (set.samples().isEmpty()) {
      problems.fatal("there is no usable video at all");
    }
    problems.check(skipBad);
    return set;
  }
}
