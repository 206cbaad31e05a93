package io.zoetrope.scenes.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zoetrope.scenes.figure.Pose;
import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.maths.Vec;
import org.junit.jupiter.api.Test;

class GaitTest {
  private static final double MOMENT = 1e-4;

  @Test
  void aStandingFootStaysWhereItIsWhileTheFigureGoesOn() {
    for (Gait gait : new Gait[] {Gait.walk(new Dice(1)), Gait.run(new Dice(1))}) {
      for (double seconds = 0; seconds < 2; seconds += 0.01) {
        Vec now = gait.at(seconds).leftFoot();
        Vec next = gait.at(seconds + MOMENT).leftFoot();
        if (now.y() == 0 && next.y() == 0) {
          assertThat((now.z() - next.z()) / MOMENT).isCloseTo(gait.speed(), within(1e-6));
        }
      }
    }
  }

  @Test
  void walkingKeepsAFootOnTheGroundAndRunningDoesNot() {
    assertThat(alwaysGrounded(Gait.walk(new Dice(1)))).isTrue();
    assertThat(alwaysGrounded(Gait.run(new Dice(1)))).isFalse();
  }

  private static boolean alwaysGrounded(Gait gait) {
    for (double seconds = 0; seconds < 2; seconds += 0.01) {
      Pose pose = gait.at(seconds);
      if (pose.leftFoot().y() > 0 && pose.rightFoot().y() > 0) {
        return false;
      }
    }
    return true;
  }
}
