package io.zoetrope.video.gst;

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

  /** Width and height in pixels. */
  record Scale(int width, int height) {
    String caps() {
      return "video/x-raw,format=RGB,width=%d,height=%d".formatted(width, height);
    }
  }

  /** Pixels at the four edges. */
  record Border(int left, int top, int right, int bottom) {
    static final Border NONE = new Border(0, 0, 0, 0);
  }
}
