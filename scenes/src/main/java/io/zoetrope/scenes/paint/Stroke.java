package io.zoetrope.scenes.paint;

import io.zoetrope.scenes.maths.Vec;

/** A limb in the world: a round-ended, tapering rod of one colour (metres). */
public record Stroke(Vec from, double fromRadius, Vec to, double toRadius, Colour colour) {

  public static Stroke ball(Vec centre, double radius, Colour colour) {
    return new Stroke(centre, radius, centre, radius, colour);
  }
}
