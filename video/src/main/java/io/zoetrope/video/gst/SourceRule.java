package io.zoetrope.video.gst;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** What the pipeline shall make of its source. Called by the pipeline's threads, one at a time. */
public interface SourceRule {
  /**
   * What pictures are scaled to. Called again when the source changes its format.
   *
   * @param source as shown: turned and mirrored as its tags say
   */
  Scale wanted(SourceFormat source);

  /** What is cut off the source's pictures before they are scaled, if the pipeline can. */
  default Border border(SourceFormat source) {
    return Border.NONE;
  }

  /**
   * Whether a picture is kept, asked before it is scaled.
   *
   * @param nanos its time in the source
   */
  boolean wants(long nanos);

  /** All ways in which pictures are shown, which share one decoder; by default the one above. */
  default List<? extends View> views() {
    return List.of(new Own(this));
  }

  /** Who sees all of each picture that is kept; empty: nobody. */
  default Optional<Onlooker> onlooker() {
    return Optional.empty();
  }

  /** One way in which a source's pictures are cut and scaled. */
  interface View {
    /** As {@link SourceRule#wanted}. */
    Scale wanted(SourceFormat source);

    /** As {@link SourceRule#border}. */
    Border border(SourceFormat source);
  }

  /** Sees each picture that is kept, whole, small and grey, before any view of it is cut. */
  interface Onlooker {
    /** What the picture is scaled to; width and height are multiples of four. */
    Scale small(SourceFormat source);

    /**
     * @param grey height x width bytes without padding, valid during the call
     * @return whether borders may be other ones from this picture on
     */
    boolean see(ByteBuffer grey, Scale small);
  }

  /** The only view of a rule without others. */
  record Own(SourceRule rule) implements View {
    @Override
    public Scale wanted(SourceFormat source) {
      return rule.wanted(source);
    }

    @Override
    public Border border(SourceFormat source) {
      return rule.border(source);
    }
  }

  /** Width and height in pixels. */
  record Scale(int width, int height) {
    String caps(String format) {
      return "video/x-raw,format=%s,width=%d,height=%d".formatted(format, width, height);
    }
  }

  /** Pixels at the four edges. */
  record Border(int left, int top, int right, int bottom) {
    static final Border NONE = new Border(0, 0, 0, 0);
  }
}
