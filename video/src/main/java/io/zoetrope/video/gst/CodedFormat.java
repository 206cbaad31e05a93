package io.zoetrope.video.gst;

import java.util.Optional;

/**
 * What a decoder is given, as far as its caps tell.
 *
 * @param codec such as {@code video/x-h265}
 * @param profile such as {@code monochrome-10}, or empty
 * @param chroma such as {@code 4:2:0}, or empty
 * @param depth bits of a sample, 0 where the caps do not say
 */
record CodedFormat(String codec, String profile, String chroma, int depth) {

  static CodedFormat of(long caps) {
    long structure = GstLibrary.gst_caps_get_structure(caps, 0);
    int[] depth = new int[1];
    GstLibrary.gst_structure_get_uint(structure, "bit-depth-luma", depth);
    return new CodedFormat(
        GstLibrary.gst_structure_get_name(structure),
        text(structure, "profile"),
        text(structure, "chroma-format"),
        depth[0]);
  }

  /** Whether the caps tell how samples are laid out. */
  boolean told() {
    return !chroma.isEmpty() && depth > 0;
  }

  private static String text(long structure, String field) {
    return Optional.ofNullable(GstLibrary.gst_structure_get_string(structure, field)).orElse("");
  }

  /** Such as {@code video/x-h265, profile monochrome-10, 4:0:0, 10 bits}. */
  @Override
  public String toString() {
    var text = new StringBuilder(codec);
    if (!profile.isEmpty()) {
      text.append(", profile ").append(profile);
    }
    if (!chroma.isEmpty()) {
      text.append(", ").append(chroma);
    }
    return depth > 0 ? text.append(", ").append(depth).append(" bits").toString() : text.toString();
  }
}
