package io.zoetrope.scenes.script;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** The scenes of one part of a data set, by number: the same ones on every machine. */
public record SceneCatalogue(Split split) {
  private static final List<Action> ACTIONS = List.of(Action.values());

  /** The number-th clip; actions take turns, so that any stretch of numbers is balanced. */
  public Scene clip(long number) {
    return Scene.clip(action(number), split.seed(number / ACTIONS.size()));
  }

  /** The action of the number-th clip, without making it. */
  public Action action(long number) {
    return ACTIONS.get((int) (number % ACTIONS.size()));
  }

  public Scene untrimmed(long number, Duration duration) {
    return Scene.untrimmed(split.seed(number), duration);
  }

  public Scene endless(long number) {
    return Scene.endless(split.seed(number));
  }

  /** The first clips of every action, actions in turn. */
  List<Scene> clips(int perAction) {
    return LongStream.range(0, (long) perAction * ACTIONS.size()).mapToObj(this::clip).toList();
  }
}
