package io.zoetrope.video.gst;

/**
 * What a decoder gives.
 *
 * @param width pixels
 * @param height pixels
 * @param rateNumerator frames a second, numerator; 0 where the source does not say
 * @param rateDenominator frames a second, denominator
 */
public record SourceFormat(int width, int height, int rateNumerator, int rateDenominator) {

  /** Of the fixed raw video caps that the event carries. */
  static SourceFormat of(long caps) {
    long structure = GstLibrary.gst_caps_get_structure(caps, 0);
    int[] width = new int[1];
    int[] height = new int[1];
    int[] numerator = new int[1];
    int[] denominator = {1};
    GstLibrary.gst_structure_get_int(structure, "width", width);
    GstLibrary.gst_structure_get_int(structure, "height", height);
    GstLibrary.gst_structure_get_fraction(structure, "framerate", numerator, denominator);
    return new SourceFormat(width[0], height[0], numerator[0], denominator[0]);
  }

  /** Frames a second, 0 where the source does not say. */
  public double rate() {
    return (double) rateNumerator / rateDenominator;
  }
}
