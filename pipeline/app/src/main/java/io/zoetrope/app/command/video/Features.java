package io.zoetrope.app.command.video;

import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.training.list.VideoList;
import io.zoetrope.training.prediction.FeatureFolder;
import io.zoetrope.training.prediction.FeatureNames;
import io.zoetrope.training.prediction.VideoModel;
import io.zoetrope.zoo.onnx.Outputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what a model's classifier reads, for the user's own classifier or search. */
@Command(
    name = "features",
    description = {
      "Write each video's embedding as a NumPy file: MODEL_NAME_feat.npy, float32, shape (1, D).",
      "Files already there are kept, so an interrupted run can be repeated. A video that cannot be"
          + " read makes it exit 1."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Features implements Callable<Integer> {
  @Mixin private ModelOptions choice;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "VIDEO|LIST",
      description = "Video files, or .txt and .csv files with a video's path first in every line.")
  private List<Path> inputs;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write into.")
  private Path out;

  @Option(
      names = "--data-path",
      paramLabel = "DIR",
      description = "Where a list's relative paths begin. Default: the list's own folder.")
  private Path dataPath;

  @Option(
      names = "--names",
      paramLabel = "STYLE",
      defaultValue = "torch",
      description =
          "torch, or mxnet: with the video's extension, MODEL_NAME.mp4_feat.npy. Default:"
              + " ${DEFAULT-VALUE}")
  private FeatureNames names;

  @Option(names = "--overwrite", description = "Write files again that are there.")
  private boolean overwrite;

  @Override
  public Integer call() throws IOException {
    List<Path> videos = inputs.stream().flatMap(this::videos).distinct().toList();
    var work = new VideoWork();
    try (var workspace = new Workspace();
        VideoModel model = choice.open(Outputs.LOGITS_AND_FEATURE, workspace)) {
      requireFeature(model);
      var folder = new FeatureFolder(out, model.model().card().name(), names);
      folder.requireDistinct(videos);
      folder.create();
      List<Path> due = videos.stream().filter(video -> isDue(folder, video)).toList();
      work.run("features", due, video -> folder.write(video, model.predict(video).feature()));
      System.out.printf(
          "%s: %d written, %d kept, %d failed%n",
          out, due.size() - work.problems(), videos.size() - due.size(), work.problems());
    }
    return work.finish();
  }

  private Stream<Path> videos(Path input) {
    if (!VideoList.is(input)) {
      return Stream.of(input);
    }
    Path own = input.toAbsolutePath().getParent();
    return VideoList.videos(input, dataPath == null ? own : dataPath).stream();
  }

  private boolean isDue(FeatureFolder folder, Path video) {
    return overwrite || !Files.exists(folder.file(video));
  }

  private static void requireFeature(VideoModel model) {
    if (!model.hasFeature()) {
      throw new IllegalArgumentException(
          "%s gives no feature; export it with 'zoetrope models export --features'"
              .formatted(model.model().folder()));
    }
  }
}
