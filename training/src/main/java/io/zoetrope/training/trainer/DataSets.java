package io.zoetrope.training.trainer;

import io.zoetrope.scenes.script.Split;
import io.zoetrope.training.config.ClipGeometry;
import io.zoetrope.training.config.DataChoice;
import io.zoetrope.training.config.SourceChoice;
import io.zoetrope.training.config.TrainingConfig;
import io.zoetrope.training.data.DataSet;
import io.zoetrope.training.data.DataSource;
import io.zoetrope.training.data.FrameCache;
import io.zoetrope.training.data.Preparation;
import io.zoetrope.training.data.Problems;
import io.zoetrope.training.data.VideoDecoder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of a configuration's data, checked and in the cache. */
public record DataSets(DataSet train, DataSet validation, Optional<DataSet> test) {

  /** What is left to open: everything at once, so that one error lists it all. */
  private record Opening(
      TrainingConfig config,
      ClipGeometry geometry,
      VideoDecoder decoder,
      TrainingListener listener) {

    DataSets open(boolean skipBad) {
      DataChoice data = config.data();
      Problems problems = new Problems();
      List<String> named = labels(data, problems);
      DataSource train = source(data.train(), named, Split.TRAIN);
      List<String> labels = train.labels();
      if (labels.isEmpty() && data.train().list() != null) {
        problems.fatal("a list's classes must be named by data.labels or data.labels-file");
      }
      DataSource validation = source(data.validation(), labels, Split.VALIDATION);
      Optional<DataSource> test =
          Optional.ofNullable(data.test()).map(choice -> source(choice, labels, Split.TEST));
      Preparation.requireSameLabels(train, validation, problems);
      DataSets sets =
          new DataSets(
              prepare("train", train, problems),
              prepare("validation", validation, problems),
              test.map(source -> prepare("test", source, problems)));
      problems.check(skipBad);
      return sets;
    }

    private DataSet prepare(String part, DataSource source, Problems problems) {
      Preparation preparation =
          new Preparation(
              new FrameCache(config.data().cache()), geometry.clip().frames(), config.threads());
      DataSet set =
          preparation.prepare(
              source, problems, (videos, all) -> listener.preparing(part, videos, all));
      Preparation.requireEveryClass(set, problems);
      return set;
    }

    private DataSource source(SourceChoice choice, List<String> labels, Split split) {
      return choice.source(labels, split, geometry.resize(), geometry.fps(), decoder);
    }

    private static List<String> labels(DataChoice data, Problems problems) {
      try {
        return data.named();
      } catch (IllegalArgumentException e) {
        problems.fatal(e.getMessage());
        return List.of();
      }
    }
  }

  /**
   * Puts everything into the cache.
   *
   * @param skipBad whether to go on without videos that have something wrong with them
   * @throws io.zoetrope.training.data.DataSetException listing every problem
   */
  public static DataSets open(
      TrainingConfig config, VideoDecoder decoder, boolean skipBad, TrainingListener listener) {
    return new Opening(config, ClipGeometry.of(config), decoder, listener).open(skipBad);
  }

  /** What is wrong with each video and list line that was left out, of all parts. */
  public List<String> leftOut() {
    return Stream.of(Optional.of(train), Optional.of(validation), test)
        .flatMap(Optional::stream)
        .flatMap(set -> set.leftOut().stream())
        .toList();
  }
}
