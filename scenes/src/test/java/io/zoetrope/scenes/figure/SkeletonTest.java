package io.zoetrope.scenes.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.route.Place;
import io.zoetrope.scenes.script.Action;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SkeletonTest {
  private final Body body = Body.of(new Dice(2));

  @Test
  void standsAsTallAsItsBodyFacingTheCamera() {
    Skeleton skeleton = new Skeleton(body, new Place(1, 2, 0), Pose.REST);

    assertThat(skeleton.at(Joint.HEAD).y() + body.head())
        .isCloseTo(body.height(), within(0.15 * body.height()));
    assertThat(skeleton.at(Joint.LEFT_TOE).z()).isLessThan(skeleton.at(Joint.LEFT_ANKLE).z());
    assertThat(skeleton.at(Joint.RIGHT_HAND).x()).isLessThan(skeleton.at(Joint.LEFT_HAND).x());
  }

  @Test
  void facesThePicturesRightEdgeAfterAQuarterTurn() {
    Skeleton skeleton = new Skeleton(body, new Place(0, 0, Math.PI / 2), Pose.REST);

    assertThat(skeleton.at(Joint.LEFT_TOE).x()).isGreaterThan(skeleton.at(Joint.LEFT_ANKLE).x());
    assertThat(skeleton.at(Joint.RIGHT_HAND).z()).isLessThan(skeleton.at(Joint.LEFT_HAND).z());
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"IDLE", "FALL"})
  void keepsTheLengthOfItsThighs(Action action) {
    Moves moves = Moves.of(action, 11);

    assertThat(moves.range(s -> s.at(Joint.LEFT_KNEE).minus(s.at(Joint.LEFT_HIP)).length()))
        .isLessThan(0.02);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDLE")
  void staysAboveTheGround(Action action) {
    Moves moves = Moves.of(action, 12);

    for (Joint joint : Joint.values()) {
      assertThat(moves.least(s -> s.at(joint).y())).isPositive();
    }
  }
}
