package io.zoetrope.training.scene;

/** Standing about: shifting weight, looking around, holding the arms one way. */
record Idle(Stance stance, double restless, Wander weight, Wander look, Wander breath)
    implements Motion {

  /** How the arms are held; the head bows for a phone. */
  enum Stance {
    HANGING(new Vec(0.14, -0.96, 0.1), new Vec(0.14, -0.96, 0.1), 0),
    POCKETS(new Vec(0.02, -0.78, 0.12), new Vec(0.02, -0.78, 0.12), 0),
    HIPS(new Vec(0.02, -0.62, 0.06), new Vec(0.02, -0.62, 0.06), 0),
    BEHIND(new Vec(-0.2, -0.72, -0.22), new Vec(-0.2, -0.72, -0.22), 0),
    FOLDED(new Vec(-0.4, -0.34, 0.3), new Vec(-0.42, -0.28, 0.33), 0),
    PHONE(new Vec(0.14, -0.96, 0.1), new Vec(-0.22, -0.3, 0.45), 0.4);

    private final Vec left;
    private final Vec right;
    private final double nod;

    Stance(Vec left, Vec right, double nod) {
      this.left = left;
      this.right = right;
      this.nod = nod;
    }
  }

  static Idle of(Dice dice) {
    return new Idle(
        dice.pick(Stance.values()),
        dice.between(0.3, 1.2),
        Wander.of(dice.between(0.08, 0.25), dice),
        Wander.of(dice.between(0.08, 0.3), dice),
        Wander.of(dice.between(0.2, 0.35), dice));
  }

  @Override
  public Pose at(double seconds) {
    double shift = restless * weight.at(seconds);
    double turn = restless * look.at(seconds);
    double sway = breath.at(seconds);
    return Pose.REST
        .withPelvis(0.07 * shift, -0.02, 0.01 * sway)
        .withSpine(0.02 * sway, 0.12 * turn, 0.06 * shift)
        .withHead(stance.nod + 0.08 * sway, 0.8 * turn)
        .withHand(Side.LEFT, stance.left.plus(new Vec(0.02 * shift, 0.01 * sway, 0.02 * sway)))
        .withHand(Side.RIGHT, stance.right.plus(new Vec(-0.02 * shift, 0.01 * sway, 0.02 * shift)));
  }
}
