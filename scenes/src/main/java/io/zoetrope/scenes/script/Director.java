package io.zoetrope.scenes.script;

import io.zoetrope.scenes.figure.Body;
import io.zoetrope.scenes.figure.Outfit;
import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.motion.Fall;
import io.zoetrope.scenes.motion.Idle;
import io.zoetrope.scenes.motion.Motion;
import io.zoetrope.scenes.motion.Rise;
import io.zoetrope.scenes.route.Place;
import io.zoetrope.scenes.route.Route;
import io.zoetrope.scenes.route.Spot;
import io.zoetrope.scenes.route.Stage;
import io.zoetrope.scenes.set.Drifter;
import io.zoetrope.scenes.set.Fence;
import io.zoetrope.scenes.set.Pole;
import io.zoetrope.scenes.set.Prop;
import io.zoetrope.scenes.set.Setting;
import java.util.ArrayList;
import java.util.List;

/** Puts scenes together: setting, cast and things. */
final class Director {

  private final long seed;
  private final Dice dice;

  private Director(long seed, String kind) {
    this.seed = seed;
    dice = Dice.of(seed, kind.hashCode());
  }

  static Scene clip(Action action, long seed) {
    Director director = new Director(seed, action.label());
    return switch (action) {
      case IDLE -> director.idleClip();
      case FALL -> director.fallClip();
      case WALK, RUN -> director.clip(action, Setting.wide(0.25, director.dice));
      case JUMP, WAVE, CLAP, PUNCH -> director.clip(action, Setting.close(director.dice));
    };
  }

  static Scene untrimmed(long seed, double duration) {
    Director director = new Director(seed, "untrimmed");
    Setting setting = Setting.wide(0.15, director.dice);
    Body body = Body.of(director.dice);
    Choreographer choreographer = new Choreographer(setting.stage(), body);
    Script script = new Script(director.dice.seed(), duration, setting.stage(), choreographer);
    return director.scene(setting, body, script.timeline(), duration);
  }

  private Scene clip(Action action, Setting setting) {
    Body body = Body.of(dice);
    Choreographer choreographer = new Choreographer(setting.stage(), body);
    Place start = setting.stage().somewhere(choreographer.heading(action, dice), dice);
    return scene(setting, body, only(action, choreographer.perform(action, start, dice)));
  }

  private Scene fallClip() {
    Setting setting = Setting.wide(0, dice);
    Body body = Body.of(dice);
    Choreographer choreographer = new Choreographer(setting.stage(), body);
    double x = dice.sign() * dice.between(0.2, 0.8) * setting.stage().radius();
    Place start = new Place(x, dice.between(-0.5, 0.5), dice.angle());
    Performance fall = choreographer.fall(start, dice.between(-0.3, 0.35), dice);
    return scene(setting, body, only(Action.FALL, fall));
  }

  /** Mostly someone standing; at times nobody, only a thing passing, or someone getting up. */
  private Scene idleClip() {
    Setting setting = dice.chance(0.5) ? Setting.wide(0, dice) : Setting.close(dice);
    Body body = Body.of(dice);
    double kind = dice.between(0, 1);
    if (kind < 0.22) {
      List<Prop> props = kind < 0.11 ? List.of() : List.of(drifter(setting.stage(), 0));
      return deserted(setting, props);
    }
    Place start = setting.stage().somewhere(dice.angle(), dice);
    double heading = dice.chance(0.3) ? dice.angle() : start.heading();
    Route route = new Spot(start, heading, dice.between(1.2, 2.5));
    Motion standing = Idle.of(dice);
    Motion motion = kind < 0.32 ? rise(standing) : standing;
    return scene(setting, body, only(Action.IDLE, new Performance(motion, route)));
  }

  private Motion rise(Motion then) {
    Motion fall = Fall.towards(dice.angle(), 0, dice);
    return new Rise(fall.at(dice.between(4, 9)), dice.between(1.5, 2.2), then);
  }

  private static Timeline only(Action action, Performance performance) {
    return Timeline.of(Segment.first(action, Scene.CLIP_SECONDS, performance));
  }

  private Scene deserted(Setting setting, List<Prop> props) {
    Performance nothing = new Performance(Idle.of(dice), Spot.still(new Place(0, 0, 0)));
    return new Scene(
        seed, setting, List.of(), props, only(Action.IDLE, nothing), Scene.CLIP_SECONDS);
  }

  private Scene scene(Setting setting, Body body, Timeline timeline) {
    return scene(setting, body, timeline, Scene.CLIP_SECONDS);
  }

  private Scene scene(Setting setting, Body body, Timeline timeline, double duration) {
    List<Actor> cast = new ArrayList<>();
    cast.add(new Actor(body, Outfit.against(setting.backdrop().colours(), dice), timeline));
    int bystanders = dice.chance(0.35) ? 1 + dice.below(2) : 0;
    for (int i = 0; i < bystanders; i++) {
      cast.add(bystander(setting));
    }
    return new Scene(seed, setting, List.copyOf(cast), props(setting.stage()), timeline, duration);
  }

  private Actor bystander(Setting setting) {
    double reach = setting.stage().radius();
    double x = dice.sign() * dice.between(0.5, 1.3) * reach;
    double z = reach + dice.between(0.1, 1.2);
    Performance idle = new Performance(Idle.of(dice), Spot.still(new Place(x, z, dice.angle())));
    Timeline timeline = Timeline.of(Segment.first(Action.IDLE, Double.POSITIVE_INFINITY, idle));
    return new Actor(Body.of(dice), Outfit.against(setting.backdrop().colours(), dice), timeline);
  }

  private List<Prop> props(Stage stage) {
    List<Prop> props = new ArrayList<>();
    if (dice.chance(0.2)) {
      props.add(Pole.before(stage, dice));
    }
    if (dice.chance(0.15)) {
      props.add(Fence.before(stage, dice));
    }
    if (dice.chance(0.2)) {
      props.add(drifter(stage, stage.radius() + dice.between(0.2, 1)));
    }
    return List.copyOf(props);
  }

  private Drifter drifter(Stage stage, double z) {
    return Drifter.at(z, stage.radius() * dice.between(1, 2.2), dice);
  }
}
