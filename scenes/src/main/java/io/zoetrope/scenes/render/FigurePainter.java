package io.zoetrope.scenes.render;

import io.zoetrope.scenes.figure.Body;
import io.zoetrope.scenes.figure.Joint;
import io.zoetrope.scenes.figure.Outfit;
import io.zoetrope.scenes.figure.Side;
import io.zoetrope.scenes.figure.Skeleton;
import io.zoetrope.scenes.maths.Basis;
import io.zoetrope.scenes.maths.Vec;
import io.zoetrope.scenes.paint.Colour;
import io.zoetrope.scenes.paint.Easel;
import io.zoetrope.scenes.paint.Stroke;
import io.zoetrope.scenes.script.Actor;

/** Puts the limbs of a figure on an easel. */
final class FigurePainter {
  private static final double SHADOW = 0.45;

  private final Easel easel;

  FigurePainter(Easel easel) {
    this.easel = easel;
  }

  void paint(Actor actor, double seconds) {
    Body body = actor.body();
    Outfit outfit = actor.outfit();
    Skeleton skeleton = actor.skeleton(seconds);
    shadow(body, skeleton);
    torso(body, outfit.shirt(), outfit.trousers(), skeleton);
    head(body, outfit, skeleton);
    for (Side side : Side.values()) {
      arm(side, body, outfit, skeleton);
      leg(side, body, outfit, skeleton);
    }
  }

  private void torso(Body body, Colour shirt, Colour trousers, Skeleton skeleton) {
    Vec waist = skeleton.at(Joint.WAIST);
    Vec neck = skeleton.at(Joint.NECK);
    Vec belly = waist.towards(neck, 0.15);
    Vec chest = waist.towards(neck, 0.62);
    easel.add(new Stroke(belly, body.thick(0.105), chest, body.thick(0.13), shirt));
    for (Side side : Side.values()) {
      Vec shoulder = skeleton.at(Joint.shoulder(side));
      Vec hip = skeleton.at(Joint.hip(side)).towards(waist, 0.4);
      Vec inner = shoulder.towards(chest, 0.3);
      easel.add(new Stroke(inner, body.thick(0.085), hip, body.thick(0.095), shirt));
      easel.add(new Stroke(shoulder, body.thick(0.065), chest, body.thick(0.08), shirt));
      Vec seat = skeleton.at(Joint.hip(side));
      Vec pelvis = skeleton.at(Joint.PELVIS);
      easel.add(new Stroke(seat, body.thick(0.095), pelvis, body.thick(0.105), trousers));
    }
  }

  private void head(Body body, Outfit outfit, Skeleton skeleton) {
    Vec neck = skeleton.at(Joint.NECK);
    Vec head = skeleton.at(Joint.HEAD);
    Basis axes = skeleton.head();
    Vec crown = axes.up().times(0.35).minus(axes.forward().times(0.3)).times(body.head());
    Vec nose = axes.forward().times(0.95).minus(axes.up().times(0.1)).times(body.head());
    easel.add(new Stroke(neck, body.thick(0.05), head, body.thick(0.05), outfit.skin().lit(0.85)));
    easel.add(new Stroke(head, 0.95 * body.head(), head, body.head(), outfit.skin()));
    easel.add(Stroke.ball(head.plus(crown), 1.02 * body.head(), outfit.hair()));
    easel.add(Stroke.ball(head.plus(nose), 0.22 * body.head(), outfit.skin().lit(0.8)));
  }

  private void arm(Side side, Body body, Outfit outfit, Skeleton skeleton) {
    Vec shoulder = skeleton.at(Joint.shoulder(side));
    Vec elbow = skeleton.at(Joint.elbow(side));
    Vec hand = skeleton.at(Joint.hand(side));
    easel.add(
        new Stroke(shoulder, body.thick(0.06), elbow, body.thick(0.047), outfit.shirt().lit(0.94)));
    easel.add(new Stroke(elbow, body.thick(0.045), hand, body.thick(0.035), outfit.sleeve()));
    easel.add(Stroke.ball(hand, body.thick(0.055), outfit.skin()));
  }

  private void leg(Side side, Body body, Outfit outfit, Skeleton skeleton) {
    double light = side == Side.LEFT ? 0.9 : 1;
    Vec hip = skeleton.at(Joint.hip(side));
    Vec knee = skeleton.at(Joint.knee(side));
    Vec ankle = skeleton.at(Joint.ankle(side));
    Vec toe = skeleton.at(Joint.toe(side));
    Colour thigh = outfit.trousers().lit(light);
    easel.add(new Stroke(hip, body.thick(0.09), knee, body.thick(0.062), thigh));
    easel.add(
        new Stroke(knee, body.thick(0.06), ankle, body.thick(0.042), outfit.shin().lit(light)));
    easel.add(new Stroke(ankle, body.thick(0.045), toe, body.thick(0.03), outfit.shoe()));
  }

  /** Paler and wider the higher the figure is over the ground. */
  private void shadow(Body body, Skeleton skeleton) {
    double lowest = Math.min(skeleton.at(Joint.LEFT_TOE).y(), skeleton.at(Joint.RIGHT_TOE).y());
    double near = 1 / (1 + 3 * Math.max(0, lowest - 0.05));
    Vec feet = skeleton.at(Joint.LEFT_ANKLE).towards(skeleton.at(Joint.RIGHT_ANKLE), 0.5);
    easel.shade(feet, skeleton.at(Joint.NECK), body.thick(0.3), SHADOW * near);
  }
}
