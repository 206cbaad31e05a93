package io.zoetrope.video.gst;

import java.util.Set;

/**
 * What decoders cannot be given. libav's crash the process once they decode to a layout that
 * GStreamer has no name for, such as grey with 10 bits; libde265's makes green of all but the
 * plainest.
 */
final class DecoderLimits {
  private static final String LIBAV = "avdec_";
  private static final Set<String> LAYOUTS = Set.of("4:2:0", "4:2:2", "4:4:4");
  private static final Set<Integer> DEPTHS = Set.of(8, 10, 12);

  private DecoderLimits() {}

  static boolean isLibav(String factory) {
    return factory.startsWith(LIBAV);
  }

  /** Whether the decoder gets it right, or may be tried with care where the caps do not say. */
  static boolean takes(String factory, CodedFormat format) {
    if (isLibav(factory)) {
      return !format.told() || isKnown(format);
    }
    return !factory.equals("libde265dec") || format.chroma().equals("4:2:0") && format.depth() == 8;
  }

  /** Whether GStreamer has a name for what libav makes of it. */
  static boolean isKnown(CodedFormat format) {
    return format.chroma().equals("4:0:0")
        ? format.depth() == 8 || format.codec().equals("video/x-h264") && format.depth() == 10
        : LAYOUTS.contains(format.chroma()) && DEPTHS.contains(format.depth());
  }
}
