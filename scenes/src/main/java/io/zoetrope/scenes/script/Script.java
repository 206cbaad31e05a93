package io.zoetrope.scenes.script;

import io.zoetrope.scenes.figure.Pose;
import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.motion.Idle;
import io.zoetrope.scenes.motion.Motion;
import io.zoetrope.scenes.motion.Rise;
import io.zoetrope.scenes.route.Place;
import io.zoetrope.scenes.route.Route;
import io.zoetrope.scenes.route.Spot;
import io.zoetrope.scenes.route.Stage;
import io.zoetrope.scenes.route.Veer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Writes the timeline of an untrimmed scene: idle, an action, idle, another action, … */
final class Script {
  private static final List<Action> ACTIONS =
      Arrays.stream(Action.values()).filter(action -> action != Action.IDLE).toList();
  private static final double SHORTEST = 4;
  private static final double LONGEST = 8;
  private static final double TAIL = 1;

  private final long seed;
  private final double duration;
  private final Stage stage;
  private final Choreographer choreographer;

  /**
   * @param duration seconds, or infinity
   */
  Script(long seed, double duration, Stage stage, Choreographer choreographer) {
    this.seed = seed;
    this.duration = duration;
    this.stage = stage;
    this.choreographer = choreographer;
  }

  Timeline timeline() {
    Dice dice = Dice.of(seed, 0);
    Place start = stage.somewhere(dice.angle(), dice);
    double seconds = idleSeconds(0, dice.between(2, 4));
    Segment first = Segment.first(Action.IDLE, seconds, idle(Idle.of(dice), start, 0, dice));
    return new Timeline(first, this::after);
  }

  private Optional<Segment> after(Segment previous) {
    if (previous.end() >= duration) {
      return Optional.empty();
    }
    int index = previous.index() + 1;
    Dice dice = Dice.of(seed, index);
    Place start = previous.place(previous.end());
    return Optional.of(index % 2 == 0 ? rest(previous, start, dice) : act(previous, start, dice));
  }

  private Segment act(Segment previous, Place start, Dice dice) {
    Action action = actionAt(previous.index() + 1);
    double seconds = Math.min(dice.between(SHORTEST, LONGEST), duration - TAIL - previous.end());
    Performance performance = choreographer.perform(action, start, dice);
    Route route = new Veer(start.heading(), performance.route());
    return previous.then(action, seconds, new Performance(performance.motion(), route));
  }

  private Segment rest(Segment previous, Place start, Dice dice) {
    Idle standing = Idle.of(dice);
    boolean down = previous.action() == Action.FALL;
    double rising = down ? dice.between(1.5, 2.2) : 0;
    double seconds = idleSeconds(previous.end(), dice.between(3, 6) + rising);
    Pose last = previous.pose(previous.end());
    Motion motion = down ? new Rise(last, rising, standing) : standing;
    return previous.then(Action.IDLE, seconds, idle(motion, start, previous.index() + 1, dice));
  }

  /** Stands and, having got up, turns to where the next action is best seen from. */
  private Performance idle(Motion motion, Place start, int index, Dice dice) {
    double heading = choreographer.heading(actionAt(index + 1), dice);
    return new Performance(motion, new Spot(start, heading, dice.between(1.2, 2.5)));
  }

  /** Lasts to the end of the scene when no other action would fit. */
  private double idleSeconds(double start, double seconds) {
    boolean fits = start + seconds + SHORTEST + TAIL <= duration;
    return fits ? seconds : duration - start;
  }

  /** Each round has every action once, in an order of its own. */
  private Action actionAt(int index) {
    int turn = index / 2;
    List<Action> round = new ArrayList<>(ACTIONS);
    Dice dice = Dice.of(seed, -1L - turn / ACTIONS.size());
    for (int i = round.size() - 1; i > 0; i--) {
      Collections.swap(round, i, dice.below(i + 1));
    }
    return round.get(turn % ACTIONS.size());
  }
}
