package io.zoetrope.app.command.video;

import io.zoetrope.app.command.Json;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.training.prediction.LabelScore;
import io.zoetrope.training.prediction.VideoModel;
import io.zoetrope.zoo.onnx.Outputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Classifies video files. */
@Command(
    name = "predict",
    description = "Say what happens in video files. A file that cannot be read makes it exit 1.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Predict implements Callable<Integer> {
  @Mixin private ModelOptions choice;

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "VIDEO", description = "Video files.")
  private List<Path> videos;

  @Option(
      names = "--top",
      paramLabel = "K",
      defaultValue = "5",
      description = "How many labels. Default: ${DEFAULT-VALUE}")
  private int top;

  @Option(names = "--json", description = "One JSON object a video and line.")
  private boolean json;

  /** The output for a video. */
  private record Classified(
      String video,
      String model,
      String version,
      boolean trained,
      String views,
      List<LabelScore> top) {}

  @Override
  public Integer call() {
    List<Classified> table = new ArrayList<>();
    var work = new VideoWork();
    try (var workspace = new Workspace();
        VideoModel model = choice.open(Outputs.LOGITS, workspace)) {
      work.run(
          "predict",
          videos,
          video -> {
            Classified classified = classify(video, model);
            if (json) {
              System.out.println(Json.line(classified));
            } else {
              table.add(classified);
            }
          });
    }
    table.forEach(Predict::print);
    return work.finish();
  }

  private Classified classify(Path video, VideoModel model) throws IOException {
    var labels = model.model().labels();
    var card = model.model().card();
    return new Classified(
        video.toString(),
        card.name(),
        card.version(),
        card.trained(),
        choice.views().toString(),
        LabelScore.top(top, labels, model.predict(video).logits()));
  }

  private static void print(Classified classified) {
    System.out.println(classified.video());
    for (LabelScore each : classified.top()) {
      System.out.printf(Locale.ROOT, "  %6.2f %%  %s%n", 100 * each.score(), each.label());
    }
  }
}
