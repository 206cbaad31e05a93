package io.zoetrope.training.data;

import io.zoetrope.training.scene.Action;
import io.zoetrope.training.scene.Scene;
import io.zoetrope.training.scene.SceneCatalogue;
import io.zoetrope.training.scene.Split;
import io.zoetrope.training.scene.TimedLabel;
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

  /** The frames well inside a label, where they fill a clip. */
  private Optional<Sample.Part> part(TimedLabel label) {
    int first = (int) Math.ceil((label.start() + options.margin()) * fps);
    int end = (int) Math.floor(Math.min(label.end(), options.seconds()) * fps);
    return end - first >= options.shortest() * fps
        ? Optional.of(new Sample.Part(first, end))
        : Optional.empty();
  }

  private Footage footage(String name, int number, double seconds, Supplier<Scene> scene) {
    SceneOptions.Picture picture = options.pictures().get(number % options.pictures().size());
    return new SceneFootage(name, scene, seconds, picture.width(), picture.height(), resize, fps);
  }
}
