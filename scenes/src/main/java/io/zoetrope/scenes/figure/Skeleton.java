package io.zoetrope.scenes.figure;

import io.zoetrope.scenes.maths.Basis;
import io.zoetrope.scenes.maths.Bend;
import io.zoetrope.scenes.maths.Vec;
import io.zoetrope.scenes.route.Place;
import java.util.EnumMap;
import java.util.Map;

/** Where the joints of a posed figure are in the world. */
public final class Skeleton {
  private static final double LOWEST = 0.05;

  private final Map<Joint, Vec> joints = new EnumMap<>(Joint.class);
  private final Body body;
  private final Vec ground;
  private final Basis base;
  private final Basis trunk;
  private final Basis hips;
  private final Basis head;

  public Skeleton(Body body, Place place, Pose pose) {
    this.body = body;
    ground = new Vec(place.x(), 0, place.z());
    base = Basis.facing(place.heading());
    hips = base.rotated(pose.tilt());
    trunk = hips.rotated(pose.spine());
    head = trunk.rotated(pose.head());
    bendTrunk(pose);
    for (Side side : Side.values()) {
      bendArm(side, pose.hand(side));
      bendLeg(side, pose.foot(side));
    }
  }

  public Vec at(Joint joint) {
    return joints.get(joint);
  }

  /** Axes of the head: forward is where the figure looks. */
  public Basis head() {
    return head;
  }

  private void bendTrunk(Pose pose) {
    double standing = body.leg() + body.ankle();
    Vec pelvis =
        ground.plus(base.toWorld(pose.pelvis().times(body.leg()))).plus(Vec.UP.times(standing));
    Vec waist = pelvis.plus(hips.up().times(0.3 * body.torso()));
    Vec neck = waist.plus(trunk.up().times(0.7 * body.torso()));
    set(Joint.PELVIS, pelvis.above(body.thick(0.1)));
    set(Joint.WAIST, waist.above(body.thick(0.1)));
    set(Joint.NECK, neck.above(body.thick(0.1)));
    Vec skull = at(Joint.NECK).plus(head.up().times(1.55 * body.head()));
    set(Joint.HEAD, skull.plus(head.forward().times(0.2 * body.head())).above(body.head()));
  }

  private void bendArm(Side side, Vec hand) {
    Vec outward = trunk.right().times(side.sign);
    Vec shoulder =
        at(Joint.NECK)
            .plus(outward.times(body.shoulders()))
            .minus(trunk.up().times(0.15 * body.torso()))
            .above(LOWEST);
    Vec local = new Vec(side.sign * hand.x(), hand.y(), hand.z()).times(body.arm());
    Vec target = shoulder.plus(trunk.toWorld(local)).above(LOWEST);
    Vec pole = trunk.toWorld(new Vec(0.6 * side.sign, -0.5, -0.6));
    Bend arm = Bend.reach(shoulder, target, body.arm(), pole);
    set(Joint.shoulder(side), shoulder);
    set(Joint.elbow(side), arm.middle().above(LOWEST));
    set(Joint.hand(side), arm.end());
  }

  private void bendLeg(Side side, Vec foot) {
    Vec hip = at(Joint.PELVIS).plus(hips.right().times(side.sign * body.hips()));
    double outward = side.sign * (body.hips() + foot.x() * body.leg());
    Vec local = new Vec(outward, foot.y() * body.leg() + body.ankle(), foot.z() * body.leg());
    Vec target = ground.plus(base.toWorld(local));
    Bend leg = Bend.reach(hip.above(LOWEST), target, body.leg(), hips.forward());
    Vec shin = leg.end().minus(leg.middle()).unitOr(new Vec(0, -1, 0));
    Vec ahead = hips.forward().minus(shin.times(hips.forward().dot(shin))).unitOr(base.forward());
    set(Joint.hip(side), hip.above(LOWEST));
    set(Joint.knee(side), leg.middle().above(LOWEST));
    set(Joint.ankle(side), leg.end().above(LOWEST));
    set(Joint.toe(side), leg.end().plus(ahead.times(0.1 * body.height())).above(0.03));
  }

  private void set(Joint joint, Vec point) {
    joints.put(joint, point);
  }
}
