package io.zoetrope.scenes.set;

import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.route.Stage;

/** Where a scene is set and how it is filmed. */
public record Setting(Stage stage, Viewpoint camera, Backdrop backdrop, Optics optics) {
  private static final double MARGIN = 0.3;

  /** Room to move about; the camera may follow. */
  public static Setting wide(double following, Dice dice) {
    return of(dice.between(0.42, 0.58), dice.chance(following), dice);
  }

  /** For what is done on the spot. */
  public static Setting close(Dice dice) {
    return of(dice.between(0.46, 0.64), false, dice);
  }

  /** The stage is what the middle square of the picture shows of the ground. */
  private static Setting of(double share, boolean open, Dice dice) {
    Stage stage = new Stage(0.43 * 1.7 / share - MARGIN, open);
    return new Setting(
        stage, Viewpoint.of(share, dice), Backdrop.of(stage, dice.fork()), Optics.of(dice.fork()));
  }
}
