package io.zoetrope.scenes.figure;

import io.zoetrope.scenes.script.Action;
import io.zoetrope.scenes.script.Actor;
import io.zoetrope.scenes.script.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The leading figure of a clip, its skeleton taken thirty times a second. */
public record Moves(Action action, long seed, Body body, List<Skeleton> frames) {
  public static final double RATE = 30;

  public static Moves of(Action action, long seed) {
    Actor actor = Scene.clip(action, seed).cast().get(0);
    List<Skeleton> frames = new ArrayList<>();
    for (int n = 0; n < Scene.CLIP_SECONDS * RATE; n++) {
      frames.add(actor.skeleton(n / RATE));
    }
    return new Moves(action, seed, actor.body(), frames);
  }

  /** Path length per second of a joint, metres. */
  public double speed(Joint joint) {
    double way = 0;
    for (int i = 1; i < frames.size(); i++) {
      way += frames.get(i).at(joint).minus(frames.get(i - 1).at(joint)).length();
    }
    return way * RATE / (frames.size() - 1);
  }

  public double most(ToDoubleFunction<Skeleton> measure) {
    return frames.stream().mapToDouble(measure).max().orElseThrow();
  }

  public double least(ToDoubleFunction<Skeleton> measure) {
    return frames.stream().mapToDouble(measure).min().orElseThrow();
  }

  public double range(ToDoubleFunction<Skeleton> measure) {
    return most(measure) - least(measure);
  }

  public Skeleton last() {
    return frames.get(frames.size() - 1);
  }

  @Override
  public String toString() {
    return action.label() + " " + seed;
  }
}
