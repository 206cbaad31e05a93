package io.zoetrope.app.testkit;

import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.simulate.Painter;
import io.zoetrope.video.simulate.PictureFormat;
import java.util.ArrayList;
import java.util.List;

/** Pictures that show their number, so that each one that is lost on its way is known. */
public final class NumberedPictures {
  private static final int PICTURES = 256;
  private static final int LEFT = 32;
  private static final int WIDTH = 8; // of a bar

  public static final PictureFormat FORMAT = new PictureFormat(128, 64, 5);
  public static final FrameGeometry GEOMETRY = FrameGeometry.exact(128, 64);

  /** Eight bars in the middle, bright where the bit is set, the lowest one left. */
  public static final Painter PAINTER =
      (number, time, rgb) -> {
        for (int i = 0; i < rgb.length; i++) {
          int bar = Math.floorDiv(i / 3 % 128 - LEFT, WIDTH);
          rgb[i] = (byte) (bar >= 0 && bar < 8 && (number >> bar & 1) == 1 ? 220 : 35);
        }
      };

  private NumberedPictures() {}

  /** Of all frames of these, modulo 256. */
  public static List<Integer> numbers(List<FrameBatch> batches) {
    List<Integer> numbers = new ArrayList<>();
    for (FrameBatch batch : batches) {
      for (int frame = 0; frame < batch.getCaptureTimes().size(); frame++) {
        numbers.add(number(batch, frame));
      }
    }
    return numbers;
  }

  private static int number(FrameBatch batch, int frame) {
    int row = frame * batch.getHeight() + batch.getHeight() / 2;
    int number = 0;
    for (int bar = 0; bar < 8; bar++) {
      int pixel = row * batch.getWidth() + column(batch, LEFT + bar * WIDTH + WIDTH / 2);
      int value = batch.getFrames().get(batch.getFrames().position() + 3 * pixel) & 0xFF;
      number |= (value > 127 ? 1 : 0) << bar;
    }
    return number;
  }

  /** Where a column is: as painted, or in what models of 112 x 112 cut out of 171 x 128. */
  private static int column(FrameBatch batch, int painted) {
    return batch.getWidth() == 128 ? painted : (int) ((painted + 0.5) * 171 / 128 - 29.5);
  }

  /** How many are missing between the first and the last. */
  public static int missing(List<Integer> numbers) {
    int missing = 0;
    for (int i = 1; i < numbers.size(); i++) {
      missing += Math.floorMod(numbers.get(i) - numbers.get(i - 1) - 1, PICTURES);
    }
    return missing;
  }
}
