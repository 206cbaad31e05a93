package io.zoetrope.app.command.train;

import io.zoetrope.app.command.StopSignal;
import io.zoetrope.app.report.WorkBar;
import io.zoetrope.scenes.file.SceneFiles;
import io.zoetrope.scenes.file.SceneFilesOptions;
import io.zoetrope.scenes.script.Split;
import io.zoetrope.training.data.SceneOptions.Picture;
import io.zoetrope.training.video.SceneVideo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a data set of scenes as video files. */
@Command(
    name = "render",
    description = {
      "Write a data set of painted scenes as MP4 files: SPLIT/ACTION/ACTION-SEED.mp4,"
          + " untrimmed/untrimmed-SEED.mp4 and manifest.csv with file, label, start, end, seed.",
      "The same seeds give the same pictures. No scene is in two splits; untrimmed ones are of"
          + " test's."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ScenesRender implements Callable<Integer> {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "The folder to write, empty or not there.")
  private Path out;

  @Option(
      names = "--clips",
      paramLabel = "N",
      defaultValue = "10",
      description = "Clips of each action in each split. Default: ${DEFAULT-VALUE}")
  private int clips;

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      split = ",",
      defaultValue = "train,validation",
      description = "Of clips: train, validation, test. Default: ${DEFAULT-VALUE}")
  private List<Split> splits;

  @Option(
      names = "--untrimmed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Long scenes in which actions follow one another. Default: ${DEFAULT-VALUE}")
  private int untrimmed;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "60",
      description = "How long those are. Default: ${DEFAULT-VALUE}")
  private double seconds;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "320x180",
      converter = PictureConverter.class,
      description = "Pixels, both even. Default: ${DEFAULT-VALUE}")
  private Picture size;

  @Option(
      names = "--fps",
      paramLabel = "N",
      defaultValue = "30",
      description = "Frames a second. Default: ${DEFAULT-VALUE}")
  private int fps;

  @Override
  public Integer call() throws IOException {
    SceneFilesOptions options = options();
    var stop = StopSignal.install();
    var done = new AtomicInteger();
    try (WorkBar bar = WorkBar.open("scenes", "videos", options.files())) {
      new SceneFiles(options, SceneVideo.opener(stop::requested))
          .write(file -> bar.to(done.incrementAndGet()));
    } catch (CancellationException stopped) {
      System.err.printf("Stopped: %d of %d videos are written%n", done.get(), options.files());
      return stop.exitCode();
    }
    System.out.printf("%s: %d videos and manifest.csv%n", out, options.files());
    return 0;
  }

  private SceneFilesOptions options() {
    Map<Split, Integer> counts = new EnumMap<>(Split.class);
    splits.forEach(split -> counts.put(split, clips));
    return new SceneFilesOptions(
        out,
        size.width(),
        size.height(),
        fps,
        "mp4",
        counts,
        untrimmed,
        Duration.ofMillis(Math.round(1000 * seconds)));
  }
}
