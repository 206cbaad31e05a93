package io.zoetrope.video.follow;

import io.zoetrope.video.geometry.CutView;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.GeometryRule;
import io.zoetrope.video.geometry.Region;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.gst.SourceFormat;
import io.zoetrope.video.gst.SourceRule;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Shows several parts of one camera's pictures, all scaled alike. */
public final class ViewsRule implements SourceRule {
  private final GeometryRule pace;
  private final List<PartView> views;
  private SourceFormat format;
  private long now;

  public ViewsRule(FrameGeometry geometry, List<ViewedPart> parts) {
    pace = new GeometryRule(geometry);
    views = parts.stream().map(part -> new PartView(geometry, part)).toList();
  }

  /**
   * What the next picture that is pulled in that view shows of the whole one; to be asked once for
   * each.
   */
  public Region next(int view) {
    PartView it = views.get(view);
    return it.viewed.follows() ? it.parts.remove() : it.viewed.zone();
  }

  @Override
  public List<? extends View> views() {
    return views;
  }

  @Override
  public Optional<Onlooker> onlooker() {
    return views.stream().anyMatch(view -> view.viewed.follows())
        ? Optional.of(new Motion())
        : Optional.empty();
  }

  @Override
  public Scale wanted(SourceFormat source) {
    return views.get(0).wanted(source);
  }

  @Override
  public boolean wants(long nanos) {
    now = nanos;
    return pace.wants(nanos);
  }

  private void begin(SourceFormat source) {
    if (!source.equals(format)) {
      format = source;
      pace.wanted(source);
    }
  }

  private final class PartView implements View {
    private final FrameGeometry geometry;
    private final ViewedPart viewed;
    private final FollowedPart followed;
    private final Queue<Region> parts = new ConcurrentLinkedQueue<>(); // of pictures on their way

    PartView(FrameGeometry geometry, ViewedPart viewed) {
      this.geometry = geometry;
      this.viewed = viewed;
      followed = new FollowedPart(geometry, viewed.zone());
    }

    @Override
    public Scale wanted(SourceFormat source) {
      begin(source);
      return cut().wanted(source);
    }

    @Override
    public Border border(SourceFormat source) {
      return cut().border(source);
    }

    private CutView cut() {
      return new CutView(geometry, viewed.follows() ? followed.part() : viewed.zone());
    }

    boolean see(MotionMap map) {
      if (!viewed.follows()) {
        return false;
      }
      boolean changes = followed.see(moving(map), now, Size.of(format));
      parts.add(followed.part());
      return changes;
    }

    /** Around all that moves in the zone, but for what is not to be seen; null: nothing. */
    private Box moving(MotionMap map) {
      Box all = null;
      Box zone = Box.of(viewed.zone());
      for (int y = 0; y < map.height(); y++) {
        for (int x = 0; x < map.width(); x++) {
          if (map.moves(x, y)) {
            Box cell = cell(x, y, map);
            if (zone.holds(cell) && !unseen(cell)) {
              all = all == null ? cell : all.with(cell);
            }
          }
        }
      }
      return all;
    }

    private boolean unseen(Box cell) {
      return viewed.unseen().stream().map(Box::of).anyMatch(mask -> mask.meets(cell));
    }
  }

  private static Box cell(int x, int y, MotionMap map) {
    return new Box(
        x / (double) map.width(),
        y / (double) map.height(),
        (x + 1) / (double) map.width(),
        (y + 1) / (double) map.height());
  }

  /** Sees what moves, for all views that follow it. */
  private final class Motion implements Onlooker {
    /** Of the longer side: a figure of 40 pixels in 1080p is four cells high. */
    private static final int CELLS = 192;

    private MotionMap map = new MotionMap(1, 1);

    @Override
    public Scale small(SourceFormat source) {
      double scale = Math.min(1.0, CELLS / (double) Math.max(source.width(), source.height()));
      return new Scale(quarters(scale * source.width()), quarters(scale * source.height()));
    }

    private static int quarters(double pixels) {
      return Math.max(4, 4 * (int) Math.round(pixels / 4));
    }

    @Override
    public boolean see(ByteBuffer grey, Scale small) {
      if (!map.isOf(small.width(), small.height())) {
        map = new MotionMap(small.width(), small.height());
      }
      map.see(grey);
      boolean changes = false;
      for (PartView view : views) {
        changes |= view.see(map);
      }
      return changes;
    }
  }
}
