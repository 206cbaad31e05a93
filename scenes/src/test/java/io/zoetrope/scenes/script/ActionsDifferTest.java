package io.zoetrope.scenes.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.scenes.figure.Body;
import io.zoetrope.scenes.figure.Joint;
import io.zoetrope.scenes.figure.Moves;
import io.zoetrope.scenes.figure.Outfit;
import io.zoetrope.scenes.figure.Skeleton;
import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.maths.Vec;
import io.zoetrope.scenes.motion.Idle;
import io.zoetrope.scenes.motion.Motion;
import io.zoetrope.scenes.route.Place;
import io.zoetrope.scenes.route.Spot;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Each action can be distinguished from the others by how the joints move. */
class ActionsDifferTest {
  private static final int SEEDS = 40;

  @Test
  void onlyWalkingAndRunningTravelAndRunningIsFaster() {
    assertThat(all(Action.WALK)).allSatisfy(walk -> assertSpeed(walk, 0.7, 1.6));
    assertThat(all(Action.RUN)).allSatisfy(run -> assertSpeed(run, 1.8, 4));
    for (Action action : List.of(Action.WAVE, Action.CLAP, Action.PUNCH)) {
      assertThat(all(action)).allSatisfy(move -> assertSpeed(move, 0, 0.5));
    }
  }

  @Test
  void onlyJumpingLiftsBothFeetFar() {
    assertThat(all(Action.JUMP)).allSatisfy(jump -> assertThat(lift(jump)).isGreaterThan(0.25));
    for (Action action : List.of(Action.WALK, Action.WAVE, Action.CLAP, Action.PUNCH)) {
      assertThat(all(action)).allSatisfy(move -> assertThat(lift(move)).isLessThan(0.15));
    }
  }

  @Test
  void wavingKeepsAHandAboveTheShoulderAndSwingsIt() {
    assertThat(all(Action.WAVE))
        .allSatisfy(
            wave -> {
              assertThat(wave.least(ActionsDifferTest::handOverShoulder)).isPositive();
              assertThat(handSpeed(wave)).isGreaterThan(0.5);
            });
  }

  @Test
  void clappingBringsTheHandsTogetherAndApart() {
    assertThat(all(Action.CLAP))
        .allSatisfy(
            clap -> {
              assertThat(clap.least(ActionsDifferTest::betweenHands)).isLessThan(0.15);
              assertThat(clap.range(ActionsDifferTest::betweenHands)).isGreaterThan(0.3);
            });
  }

  @Test
  void punchingReachesOutFromAGuard() {
    assertThat(all(Action.PUNCH))
        .allSatisfy(
            punch -> {
              assertThat(punch.most(ActionsDifferTest::betweenHands)).isGreaterThan(0.35);
              assertThat(punch.least(ActionsDifferTest::lowestHand)).isGreaterThan(0.8);
            });
  }

  @Test
  void fallingEndsOnTheGround() {
    assertThat(all(Action.FALL))
        .allSatisfy(
            fall -> {
              assertThat(fall.last().at(Joint.PELVIS).y()).isLessThan(0.3);
              assertThat(fall.last().at(Joint.HEAD).y()).isLessThan(0.4);
            });
    for (Action action : List.of(Action.WALK, Action.RUN, Action.JUMP, Action.PUNCH)) {
      assertThat(all(action))
          .allSatisfy(
              move -> assertThat(move.least(s -> s.at(Joint.PELVIS).y())).isGreaterThan(0.4));
    }
  }

  @Test
  void standingMovesTheHandsLessThanAnyAction() {
    Body body = Body.of(new Dice(1));
    for (long seed = 0; seed < SEEDS; seed++) {
      Motion idle = Idle.of(new Dice(seed));
      Actor actor = actor(body, idle);
      double way = 0;
      for (int n = 1; n <= 120; n++) {
        Vec before = actor.skeleton((n - 1) / Moves.RATE).at(Joint.RIGHT_HAND);
        way += actor.skeleton(n / Moves.RATE).at(Joint.RIGHT_HAND).minus(before).length();
      }
      assertThat(way * Moves.RATE / 120).isLessThan(0.4);
    }
  }

  private static Actor actor(Body body, Motion motion) {
    Performance performance = new Performance(motion, Spot.still(new Place(0, 0, 0)));
    Outfit outfit = Outfit.against(List.of(), new Dice(1));
    return new Actor(body, outfit, Timeline.of(Segment.first(Action.IDLE, 4, performance)));
  }

  private static List<Moves> all(Action action) {
    return LongStream.range(0, SEEDS).mapToObj(seed -> Moves.of(action, seed)).toList();
  }

  private static void assertSpeed(Moves moves, double slowest, double fastest) {
    assertThat(moves.speed(Joint.PELVIS)).isBetween(slowest, fastest);
  }

  private static double lift(Moves moves) {
    return moves.most(
        s ->
            Math.min(s.at(Joint.LEFT_ANKLE).y(), s.at(Joint.RIGHT_ANKLE).y())
                - moves.body().ankle());
  }

  private static double handOverShoulder(Skeleton s) {
    return Math.max(
        s.at(Joint.LEFT_HAND).y() - s.at(Joint.LEFT_SHOULDER).y(),
        s.at(Joint.RIGHT_HAND).y() - s.at(Joint.RIGHT_SHOULDER).y());
  }

  private static double handSpeed(Moves moves) {
    return Math.max(moves.speed(Joint.LEFT_HAND), moves.speed(Joint.RIGHT_HAND));
  }

  private static double betweenHands(Skeleton s) {
    return s.at(Joint.LEFT_HAND).minus(s.at(Joint.RIGHT_HAND)).length();
  }

  private static double lowestHand(Skeleton s) {
    return Math.min(s.at(Joint.LEFT_HAND).y(), s.at(Joint.RIGHT_HAND).y());
  }
}
