package io.zoetrope.video.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Region;
import io.zoetrope.video.gst.SourceFormat;
import io.zoetrope.video.gst.SourceRule;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A bright square of 40 pixels before noise in 1080p, as small grey pictures at 10 a second. */
class FollowTest {
  private static final SourceFormat SOURCE = new SourceFormat(1920, 1080, 10, 1);
  private static final FrameGeometry GEOMETRY = FrameGeometry.exact(171, 128).crop(112, 112);
  private static final long STEP = 100_000_000L;

  private final Random random = new Random(7);
  private long now;

  @Test
  void showsTheWholeZoneWhileNothingMoves() {
    var rule = rule(Region.ALL);
    assertThat(film(rule, 100, -1, -1)).containsOnly(Region.ALL);
  }

  @Test
  void showsWhatMovesAtTheModelsSizeWhereThatIsEnough() {
    var rule = rule(Region.ALL);
    film(rule, 20, -1, -1);
    Region part = last(waving(rule, 60, 900, 500));
    assertThat(part.width() * 1920).isBetween(170.9, 400.0);
    assertThat(part.height() * 1080).isBetween(127.9, 300.0);
    assertThat(part.width() * 1920 / (part.height() * 1080)).isBetween(1.3, 1.37);
    assertThat(visible(part)).satisfies(box -> assertThat(box.holds(square(900, 500))).isTrue());
  }

  @Test
  void standsStillWhileWhatMovesStaysInside() {
    var rule = rule(Region.ALL);
    film(rule, 20, -1, -1);
    var parts = waving(rule, 200, 900, 500);
    assertThat(parts.subList(30, 200).stream().distinct().count()).isEqualTo(1);
  }

  @Test
  void keepsAPartForTwoSecondsAtLeastWhileAFigureWalks() {
    var rule = rule(Region.ALL);
    film(rule, 20, -1, -1);
    List<Region> parts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      parts.addAll(film(rule, 1, 100 + i * 5, 500));
    }
    int since = 0;
    int inside = 0;
    for (int i = 1; i < parts.size(); i++) {
      if (!parts.get(i).equals(parts.get(i - 1))) {
        assertThat(i - since).isGreaterThanOrEqualTo(since == 0 ? 0 : 20);
        since = i;
      }
      inside += visible(parts.get(i)).holds(square(100 + i * 5, 500)) ? 1 : 0;
    }
    assertThat(since).isPositive();
    assertThat(inside).isGreaterThan(200);
  }

  @Test
  void neverLeavesItsZone() {
    var zone = new Region(0.4, 0.4, 0.2, 0.3);
    var rule = rule(zone);
    film(rule, 20, -1, -1);
    var parts = waving(rule, 60, 1100, 700);
    assertThat(parts).allSatisfy(part -> assertThat(wider(zone).holds(Box.of(part))).isTrue());
    assertThat(last(parts)).isNotEqualTo(zone);
    film(rule(zone), 20, -1, -1);
    assertThat(waving(rule(zone), 60, 100, 100)).containsOnly(zone);
  }

  @Test
  void whatMovesUnderAMaskIsNotFollowed() {
    var masked = new ViewedPart(Region.ALL, true, List.of(new Region(0.4, 0.4, 0.3, 0.3)));
    var rule = new ViewsRule(GEOMETRY, List.of(masked));
    begin(rule);
    film(rule, 20, -1, -1);
    assertThat(waving(rule, 60, 900, 500)).containsOnly(Region.ALL);
  }

  @Test
  void aLightThatIsSwitchedOnIsNoMotion() {
    var rule = rule(Region.ALL);
    film(rule, 20, -1, -1);
    byte[] bright = picture(-1, -1);
    for (int i = 0; i < bright.length; i++) {
      bright[i] += 60;
    }
    List<Region> parts = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      parts.add(see(rule, bright));
    }
    assertThat(parts).containsOnly(Region.ALL);
  }

  @Test
  void showsTheWholeZoneAgainWhenNothingHasMovedForLong() {
    var rule = rule(Region.ALL);
    film(rule, 20, -1, -1);
    assertThat(last(waving(rule, 60, 900, 500))).isNotEqualTo(Region.ALL);
    assertThat(last(film(rule, 250, -1, -1))).isNotEqualTo(Region.ALL);
    assertThat(last(film(rule, 300, -1, -1))).isEqualTo(Region.ALL);
  }

  private static ViewsRule rule(Region zone) {
    var rule = new ViewsRule(GEOMETRY, List.of(new ViewedPart(zone, true, List.of())));
    begin(rule);
    return rule;
  }

  private static void begin(ViewsRule rule) {
    rule.views().get(0).wanted(SOURCE);
  }

  /** The square goes to and fro by half of its width. */
  private List<Region> waving(ViewsRule rule, int pictures, int x, int y) {
    List<Region> parts = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      parts.addAll(film(rule, 1, x + (i % 4 < 2 ? 0 : 20), y));
    }
    return parts;
  }

  private List<Region> film(ViewsRule rule, int pictures, int x, int y) {
    List<Region> parts = new ArrayList<>();
    for (int i = 0; i < pictures; i++) {
      parts.add(see(rule, picture(x, y)));
    }
    return parts;
  }

  private Region see(ViewsRule rule, byte[] grey) {
    now += STEP;
    rule.wants(now);
    onlooker(rule).see(ByteBuffer.wrap(grey), small(rule));
    return rule.next(0);
  }

  private SourceRule.Onlooker onlooker;
  private ViewsRule of;

  private SourceRule.Onlooker onlooker(ViewsRule rule) {
    if (of != rule) {
      of = rule;
      onlooker = rule.onlooker().orElseThrow();
    }
    return onlooker;
  }

  private SourceRule.Scale small(ViewsRule rule) {
    return onlooker(rule).small(SOURCE);
  }

  private byte[] picture(int x, int y) {
    int width = 192;
    int height = 108;
    byte[] grey = new byte[width * height];
    for (int i = 0; i < grey.length; i++) {
      double covered = covered(x, i % width) * covered(y, i / width);
      grey[i] = (byte) (80 + random.nextInt(5) + 90 * (x < 0 ? 0 : covered));
    }
    return grey;
  }

  /** The share of a cell of 10 pixels that the square of 40 covers. */
  private static double covered(int from, int cell) {
    return Math.max(0, Math.min(from + 40, (cell + 1) * 10) - Math.max(from, cell * 10)) / 10.0;
  }

  private static Box square(int x, int y) {
    return new Box(x / 1920.0, y / 1080.0, (x + 40) / 1920.0, (y + 40) / 1080.0);
  }

  /** What the crop leaves of a part. */
  private static Box visible(Region part) {
    Box box = Box.of(part);
    return box.resized(box.width() * 112 / 171, box.height() * 112 / 128, box);
  }

  private static Box wider(Region zone) {
    Box box = Box.of(zone);
    return new Box(box.left() - 1e-9, box.top() - 1e-9, box.right() + 1e-9, box.bottom() + 1e-9);
  }

  private static Region last(List<Region> parts) {
    return parts.get(parts.size() - 1);
  }
}
