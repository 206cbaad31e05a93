package io.zoetrope.training.data;

import io.zoetrope.scenes.script.Action;
import io.zoetrope.scenes.script.Scene;
import io.zoetrope.scenes.script.SceneCatalogue;
import io.zoetrope.scenes.script.Split;
import io.zoetrope.scenes.script.TimedLabel;
import io.zoetrope.zoo.pack.ModelCard.Resize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Clips straight from painted scenes, nothing decoded: trimmed ones of each action, and the parts
 * of long ones in which actions follow one another.
 */
public final class SceneSource implements DataSource {
  private final SceneOptions options;
  private final SceneCatalogue catalogue;
  private final Resize resize;
  private final double fps;

  public SceneSource(SceneOptions options, Split split, Resize resize, double fps) {
    this.options = options;
    catalogue = new SceneCatalogue(split);
    this.resize = resize;
    this.fps = fps;
  }

  @Override
  public List<String> labels() {
    return Arrays.stream(Action.values()).map(Action::label).toList();
  }

  @Override
  public List<Sample> samples(Problems problems) {
    List<Sample> samples = new ArrayList<>();
    for (int number = 0; number < options.clips() * Action.values().length; number++) {
      samples.add(clip(number));
    }
    for (int number = 0; number < options.untrimmed(); number++) {
      samples.addAll(untrimmed(number));
    }
    return samples;
  }

  private Sample clip(int number) {
    String name = "clip-" + catalogue.split().label() + "-" + number;
    Footage footage = footage(name, number, Scene.CLIP_SECONDS, () -> catalogue.clip(number));
    int label = labels().indexOf(catalogue.action(number).label());
    return Sample.whole(name, label, footage);
  }

  private List<Sample> untrimmed(int number) {
    String name = "untrimmed-" + catalogue.split().label() + "-" + number;
    Duration length = Duration.ofMillis(Math.round(1000 * options.seconds()));
    Scene scene = catalogue.untrimmed(number, length);
    Footage footage =
        footage(name, number, options.seconds(), () -> catalogue.untrimmed(number, length));
    List<Sample> parts = new ArrayList<>();
    for (TimedLabel label : scene.labels()) {
      part(label)
          .ifPresent(
              part ->
                  parts.add(
                      new Sample(
                          "%s at %.1f s".formatted(name, label.start()),
                          labels().indexOf(label.action().label()),
                          footage,
                          Optional.of(part))));
    }
    return parts;
  }

  /** The frames of a label, where it lasts long enough, and the margin around it. */
  private Optional<Sample.Part> part(TimedLabel label) {
    double end = Math.min(label.end(), options.seconds());
    Sample.Part alone = frames(label.start() + options.margin(), end);
    if (alone.end() - alone.first() < options.shortest() * fps) {
      return Optional.empty();
    }
    double from = Math.max(0, label.start() + options.margin() - options.overlap());
    return Optional.of(frames(from, Math.min(options.seconds(), end + options.overlap())));
  }

  private Sample.Part frames(double from, double to) {
    return new Sample.Part((int) Math.ceil(from * fps), (int) Math.floor(to * fps));
  }

  private Footage footage(String name, int number, double seconds, Supplier<Scene> scene) {
    SceneOptions.Picture picture = options.pictures().get(number % options.pictures().size());
    return new SceneFootage(name, scene, seconds, picture.width(), picture.height(), resize, fps);
  }
}
