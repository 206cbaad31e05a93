package io.zoetrope.scenes.script;

import io.zoetrope.scenes.figure.Body;
import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.motion.Clap;
import io.zoetrope.scenes.motion.Fall;
import io.zoetrope.scenes.motion.Gait;
import io.zoetrope.scenes.motion.Idle;
import io.zoetrope.scenes.motion.Jump;
import io.zoetrope.scenes.motion.Punch;
import io.zoetrope.scenes.motion.Wave;
import io.zoetrope.scenes.route.Place;
import io.zoetrope.scenes.route.Ring;
import io.zoetrope.scenes.route.Shuttle;
import io.zoetrope.scenes.route.Spot;
import io.zoetrope.scenes.route.Stage;
import io.zoetrope.scenes.route.Straight;

/** Decides how an action is performed. */
final class Choreographer {
  private static final double QUARTER = Math.PI / 2;

  private final Stage stage;
  private final Body body;

  Choreographer(Stage stage, Body body) {
    this.stage = stage;
    this.body = body;
  }

  /** A heading from which the action can be recognised. */
  double heading(Action action, Dice dice) {
    return switch (action) {
      case WAVE -> dice.between(-0.7, 0.7) + (dice.chance(0.2) ? Math.PI : 0);
      case CLAP -> dice.between(-0.85, 0.85);
      case PUNCH -> dice.sign() * dice.between(0.6, 1.7);
      case WALK, RUN -> stage.open() ? dice.sign() * QUARTER : dice.angle();
      case IDLE, JUMP, FALL -> dice.angle();
    };
  }

  /** Begins the action at a place, already facing the right way. */
  Performance perform(Action action, Place start, Dice dice) {
    return switch (action) {
      case IDLE -> new Performance(Idle.of(dice), Spot.still(start));
      case WALK -> travel(Gait.walk(dice), start, 0.5, dice);
      case RUN -> travel(Gait.run(dice), start, 0.1, dice);
      case JUMP -> new Performance(Jump.of(dice), Spot.still(start));
      case WAVE -> new Performance(Wave.of(dice), Spot.still(start));
      case CLAP -> new Performance(Clap.of(dice), Spot.still(start));
      case PUNCH -> new Performance(Punch.of(dice), Spot.still(start));
      case FALL -> fall(start, dice.between(0.2, 0.4), dice);
    };
  }

  /** Falls mostly across the view, towards the middle of the stage. */
  Performance fall(Place start, double delay, Dice dice) {
    boolean aside = Math.abs(start.x()) > 0.15 * stage.radius();
    double across = aside && !stage.open() ? -Math.signum(start.x()) : dice.sign();
    double heading = dice.chance(0.15) ? dice.angle() : across * QUARTER + dice.between(-0.8, 0.8);
    double direction = start.heading() - heading;
    return new Performance(Fall.towards(direction, delay, dice), Spot.still(start));
  }

  private Performance travel(Gait gait, Place start, double shuttling, Dice dice) {
    double speed = gait.speed() * body.leg();
    if (stage.open()) {
      double way = Math.sin(start.heading()) < 0 ? -QUARTER : QUARTER;
      return new Performance(gait, new Straight(start.facing(way), speed));
    }
    return new Performance(
        gait,
        dice.chance(shuttling)
            ? Shuttle.through(start, stage, speed, dice)
            : Ring.through(start, stage, speed, dice));
  }
}
