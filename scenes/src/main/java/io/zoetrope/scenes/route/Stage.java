package io.zoetrope.scenes.route;

import io.zoetrope.scenes.maths.Dice;

/**
 * The ground a figure may use: a disc of metres about the origin that the camera sees whole, or,
 * when {@code open}, a strip without ends along which the camera follows.
 */
public record Stage(double radius, boolean open) {

  public Place somewhere(double heading, Dice dice) {
    double distance = radius * 0.8 * Math.sqrt(dice.between(0, 1));
    double angle = dice.angle();
    return new Place(distance * Math.cos(angle), distance * Math.sin(angle), heading);
  }
}
