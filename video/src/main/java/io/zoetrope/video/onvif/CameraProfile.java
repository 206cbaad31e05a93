package io.zoetrope.video.onvif;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One of the streams that a camera offers.
 *
 * @param name as the camera has it
 * @param encoding such as H264, H265 or JPEG; empty where the camera does not say
 * @param width in pixels; 0 where the camera does not say
 * @param height in pixels; 0 where the camera does not say
 * @param framesPerSecond the most; 0 where the camera does not say
 * @param address of the stream, without a login
 */
public record CameraProfile(
    String name, String encoding, int width, int height, double framesPerSecond, String address) {

  /**
   * The one that costs least to decode among those large enough for a network; where none is, the
   * largest.
   *
   * @param shorterSide of pictures, in pixels, that a network is given
   */
  public static Optional<CameraProfile> choice(List<CameraProfile> profiles, int shorterSide) {
    var bySize = Comparator.comparingLong(CameraProfile::pixels);
    return profiles.stream()
        .filter(each -> Math.min(each.width, each.height) >= shorterSide)
        .min(bySize)
        .or(() -> profiles.stream().max(bySize));
  }

  private long pixels() {
    return (long) width * height;
  }
}
