package io.zoetrope.app.testkit;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.simulate.Painter;
import io.zoetrope.video.simulate.PictureFormat;

/** Small pictures for simulated cameras, few a second, of which every one differs. */
public final class MovingPictures {
  public static final PictureFormat FORMAT = new PictureFormat(128, 64, 5);
  public static final FrameGeometry GEOMETRY = FrameGeometry.exact(128, 64);

  public static final Painter PAINTER =
      (number, time, rgb) -> {
        for (int i = 0; i < rgb.length; i++) {
          rgb[i] = (byte) (60 + (i / 3 + number * 5) % 150);
        }
      };

  private MovingPictures() {}
}
