package io.zoetrope.scenes.figure;

import io.zoetrope.scenes.maths.Vec;

/**
 * How a figure holds itself, free of its proportions: where hands and feet are and how the trunk is
 * turned. Elbows and knees follow from these.
 *
 * @param pelvis offset from standing, in leg lengths: right, up, forward
 * @param tilt rotation of the whole body at the pelvis
 * @param spine rotation of the trunk against the pelvis
 * @param head rotation of the head against the trunk
 * @param leftHand from the shoulder in the trunk's axes, in arm lengths: outward, up, forward
 * @param leftFoot from its place when standing, in leg lengths: outward, up, forward
 */
public record Pose(
    Vec pelvis,
    Vec tilt,
    Vec spine,
    Vec head,
    Vec leftHand,
    Vec rightHand,
    Vec leftFoot,
    Vec rightFoot) {

  private static final Vec HANGING = new Vec(0.14, -0.96, 0.1);
  private static final Vec STANDING = new Vec(0.06, 0, 0);

  public static final Pose REST =
      new Pose(
          new Vec(0, -0.015, 0),
          Vec.ZERO,
          Vec.ZERO,
          Vec.ZERO,
          HANGING,
          HANGING,
          STANDING,
          STANDING);

  Vec hand(Side side) {
    return side == Side.LEFT ? leftHand : rightHand;
  }

  Vec foot(Side side) {
    return side == Side.LEFT ? leftFoot : rightFoot;
  }

  public Pose withPelvis(double right, double up, double forward) {
    Vec moved = new Vec(right, up, forward);
    return new Pose(moved, tilt, spine, head, leftHand, rightHand, leftFoot, rightFoot);
  }

  public Pose withTilt(double pitch, double turn, double roll) {
    Vec turned = new Vec(pitch, turn, roll);
    return new Pose(pelvis, turned, spine, head, leftHand, rightHand, leftFoot, rightFoot);
  }

  public Pose withSpine(double bend, double twist, double roll) {
    Vec turned = new Vec(bend, twist, roll);
    return new Pose(pelvis, tilt, turned, head, leftHand, rightHand, leftFoot, rightFoot);
  }

  public Pose withHead(double nod, double turn) {
    Vec turned = new Vec(nod, turn, 0);
    return new Pose(pelvis, tilt, spine, turned, leftHand, rightHand, leftFoot, rightFoot);
  }

  public Pose withHand(Side side, Vec hand) {
    return side == Side.LEFT
        ? new Pose(pelvis, tilt, spine, head, hand, rightHand, leftFoot, rightFoot)
        : new Pose(pelvis, tilt, spine, head, leftHand, hand, leftFoot, rightFoot);
  }

  public Pose withHands(Vec both) {
    return withHand(Side.LEFT, both).withHand(Side.RIGHT, both);
  }

  public Pose withFoot(Side side, Vec foot) {
    return side == Side.LEFT
        ? new Pose(pelvis, tilt, spine, head, leftHand, rightHand, foot, rightFoot)
        : new Pose(pelvis, tilt, spine, head, leftHand, rightHand, leftFoot, foot);
  }

  public Pose withFeet(Vec both) {
    return withFoot(Side.LEFT, both).withFoot(Side.RIGHT, both);
  }

  /** This pose at share 0, the other at share 1. */
  public Pose towards(Pose other, double share) {
    return new Pose(
        pelvis.towards(other.pelvis, share),
        tilt.towards(other.tilt, share),
        spine.towards(other.spine, share),
        head.towards(other.head, share),
        leftHand.towards(other.leftHand, share),
        rightHand.towards(other.rightHand, share),
        leftFoot.towards(other.leftFoot, share),
        rightFoot.towards(other.rightFoot, share));
  }
}
