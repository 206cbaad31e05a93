package io.zoetrope.video.follow;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Region;
import io.zoetrope.video.geometry.Resize;
import io.zoetrope.video.geometry.Size;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The part of a zone that follows what moves in it. It stands still as long as what moves stays
 * inside and fills enough of it, and long enough for a clip; then it goes to where things moved
 * lately and where, so going on, they soon will be, with a margin.
 */
final class FollowedPart {
  /** What moved within this time is shown together. */
  private static final long MEMORY_NANOS = 2_000_000_000L;

  /** From change to change. */
  private static final long HOLD_NANOS = 2_000_000_000L;

  /** Without motion, after which the whole zone is shown again. */
  private static final long IDLE_NANOS = 30_000_000_000L;

  /** Around all of it, to each side, as a share of what moves now. */
  private static final double MARGIN = 0.35;

  /** How many times wider or higher than needed a part may be. */
  private static final double LOOSE = 2;

  /** Share of the zone from which it may as well be all of it. */
  private static final double ALL = 0.8;

  private final FrameGeometry geometry;
  private final Box zone;
  private final Region whole;
  private final Deque<Seen> lately = new ArrayDeque<>();
  private Region part;
  private long lastMotion = Long.MIN_VALUE;
  private long lastChange = Long.MIN_VALUE;

  private record Seen(long nanos, Box box) {}

  FollowedPart(FrameGeometry geometry, Region zone) {
    this.geometry = geometry;
    this.zone = Box.of(zone);
    whole = zone;
    part = zone;
  }

  Region part() {
    return part;
  }

  /**
   * @param moving what moves now, inside the zone; null: nothing
   * @param nanos of the picture
   * @return whether the part is another one from this picture on
   */
  boolean see(Box moving, long nanos, Size picture) {
    if (!lately.isEmpty() && nanos < lately.getLast().nanos) { // times began anew
      lately.clear();
      lastMotion = nanos;
      lastChange = nanos;
    }
    lately.removeIf(seen -> seen.nanos < nanos - MEMORY_NANOS);
    if (moving == null) {
      boolean idle = !part.equals(whole) && nanos - lastMotion > IDLE_NANOS;
      return idle && change(whole, nanos);
    }
    lately.add(new Seen(nanos, moving));
    lastMotion = nanos;
    boolean held = lastChange != Long.MIN_VALUE && nanos - lastChange < HOLD_NANOS;
    return !held && follow(moving, nanos, picture);
  }

  private boolean follow(Box moving, long nanos, Size picture) {
    Box wanted = fit(path(moving), moving, picture);
    Box now = Box.of(part);
    boolean loose = now.width() > LOOSE * wanted.width() && now.height() > LOOSE * wanted.height();
    if (visible(now, picture).holds(moving) && !loose) {
      return false;
    }
    boolean all = wanted.width() >= ALL * zone.width() && wanted.height() >= ALL * zone.height();
    return change(all ? whole : wanted.region(), nanos);
  }

  /** Where what moves now was lately, and where it will be after as long a time. */
  private Box path(Box moving) {
    Box before = lately.getFirst().box;
    Box next =
        moving.moved(moving.middleX() - before.middleX(), moving.middleY() - before.middleY());
    return lately.stream().map(Seen::box).reduce(next, Box::with).within(zone);
  }

  private boolean change(Region next, long nanos) {
    if (next.equals(part)) {
      return false;
    }
    part = next;
    lastChange = nanos;
    return true;
  }

  /** The part to cut for a path: with a margin, of the model's shape, not below its size. */
  private Box fit(Box path, Box moving, Size picture) {
    Size input = input();
    double shownX = shown(input).width() / (double) input.width();
    double shownY = shown(input).height() / (double) input.height();
    double width = (path.width() + 2 * MARGIN * moving.width()) * picture.width() / shownX;
    double height = (path.height() + 2 * MARGIN * moving.height()) * picture.height() / shownY;
    double scale = Math.max(1, Math.max(width / input.width(), height / input.height()));
    return path.resized(
        Math.min(zone.width(), scale * input.width() / picture.width()),
        Math.min(zone.height(), scale * input.height() / picture.height()),
        zone);
  }

  /** What the model sees of a part: the middle of it. */
  private Box visible(Box cut, Size picture) {
    Size cutSize =
        new Size(
            Math.max(1, (int) Math.round(cut.width() * picture.width())),
            Math.max(1, (int) Math.round(cut.height() * picture.height())));
    Size scaled = geometry.resize().of(cutSize);
    Size shown = geometry.crop().orElse(scaled);
    return cut.resized(
        cut.width() * Math.min(1, shown.width() / (double) scaled.width()),
        cut.height() * Math.min(1, shown.height() / (double) scaled.height()),
        cut);
  }

  /** The size that a part of the model's shape is scaled to. */
  private Size input() {
    if (geometry.resize() instanceof Resize.Exact exact) {
      return exact.size();
    }
    Size crop = geometry.crop().orElse(new Size(1, 1));
    return geometry.resize().of(crop);
  }

  private Size shown(Size scaled) {
    return geometry.crop().orElse(scaled);
  }
}
