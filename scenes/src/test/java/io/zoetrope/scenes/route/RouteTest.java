package io.zoetrope.scenes.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zoetrope.scenes.maths.Dice;
import org.junit.jupiter.api.Test;

class RouteTest {
  private static final Stage STAGE = new Stage(1.2, false);
  private static final double STEP = 0.01;

  @Test
  void shuttlesBeginWhereTheFigureIsAndStayOnTheStage() {
    for (int seed = 0; seed < 100; seed++) {
      Dice dice = new Dice(seed);
      Place start = STAGE.somewhere(0, dice);
      Route route = Shuttle.through(start, STAGE, 1.2, dice);

      assertBegins(route, start);
      assertSmooth(route, 2, STAGE.radius() * 1.05);
    }
  }

  @Test
  void ringsBeginWhereTheFigureIsAndStayNearTheStage() {
    for (int seed = 0; seed < 100; seed++) {
      Dice dice = new Dice(seed);
      Place start = STAGE.somewhere(0, dice);
      Route route = Ring.through(start, STAGE, 2, dice);

      assertBegins(route, start);
      assertSmooth(route, 4, STAGE.radius() * 1.6);
    }
  }

  @Test
  void figuresFaceTheWayTheyGo() {
    Dice dice = new Dice(1);
    Route ring = Ring.through(new Place(0.5, 0.2, 0), STAGE, 1.5, dice);
    for (double seconds = 0; seconds < 10; seconds += 0.1) {
      Place now = ring.at(seconds);
      Place next = ring.at(seconds + 1e-4);
      double way = Math.atan2(next.x() - now.x(), now.z() - next.z());
      assertThat(Math.IEEEremainder(way - now.heading(), 2 * Math.PI)).isCloseTo(0, within(0.01));
    }
  }

  private static void assertBegins(Route route, Place start) {
    assertThat(route.at(0).x()).isCloseTo(start.x(), within(1e-6));
    assertThat(route.at(0).z()).isCloseTo(start.z(), within(1e-6));
  }

  private static void assertSmooth(Route route, double fastest, double reach) {
    Place before = route.at(0);
    for (double seconds = STEP; seconds < 20; seconds += STEP) {
      Place now = route.at(seconds);
      assertThat(Math.hypot(now.x() - before.x(), now.z() - before.z())).isLessThan(fastest * STEP);
      double turn = Math.IEEEremainder(now.heading() - before.heading(), 2 * Math.PI);
      assertThat(Math.abs(turn)).isLessThan(0.25);
      assertThat(Math.hypot(now.x(), now.z())).isLessThan(reach);
      before = now;
    }
  }
}
