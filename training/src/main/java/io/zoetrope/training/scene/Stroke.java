package io.zoetrope.training.scene;

/** A limb in the world: a round-ended, tapering rod of one colour (metres). */
record Stroke(Vec from, double fromRadius, Vec to, double toRadius, Colour colour) {

  static Stroke ball(Vec centre, double radius, Colour colour) {
    return new Stroke(centre, radius, centre, radius, colour);
  }
}
