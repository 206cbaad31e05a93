package io.zoetrope.scenes.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.scenes.figure.Body;
import io.zoetrope.scenes.figure.Joint;
import io.zoetrope.scenes.figure.Skeleton;
import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.route.Place;
import io.zoetrope.scenes.route.Stage;
import org.junit.jupiter.api.Test;

class TimelineTest {

  @Test
  void figuresPassFromActionToActionWithoutLeaps() {
    for (long seed = 0; seed < 20; seed++) {
      Actor actor = Scene.endless(seed).cast().get(0);
      Skeleton before = actor.skeleton(0);
      for (int n = 1; n < 90 * 60; n++) {
        Skeleton now = actor.skeleton(n / 60.0);
        for (Joint joint : new Joint[] {Joint.PELVIS, Joint.HEAD}) {
          assertThat(now.at(joint).minus(before.at(joint)).length()).isLessThan(0.15);
        }
        before = now;
      }
    }
  }

  @Test
  void figuresStayInSightForHours() {
    for (long seed = 0; seed < 20; seed++) {
      Scene scene = Scene.endless(seed);
      double radius = scene.setting().stage().radius();
      for (double seconds = 0; seconds < 7200; seconds += 0.5) {
        Place place = scene.cast().get(0).place(seconds);
        assertThat(Math.abs(place.x() - scene.cameraX(seconds))).isLessThan(1.1 * radius);
        assertThat(Math.abs(place.z())).isLessThan(1.6 * radius);
      }
    }
  }

  @Test
  void aTimeOnABorderBelongsToTheLaterSegment() {
    Timeline timeline = new Script(1, 60, new Stage(1, false), choreographer()).timeline();
    Segment second = timeline.at(timeline.at(0).end());

    assertThat(second.index()).isEqualTo(1);
  }

  private static Choreographer choreographer() {
    return new Choreographer(new Stage(1, false), Body.of(new Dice(1)));
  }
}
