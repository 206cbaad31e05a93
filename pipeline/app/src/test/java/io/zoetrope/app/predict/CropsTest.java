package io.zoetrope.app.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.predict.Crops.Place;
import io.zoetrope.ingester.Size;
import io.zoetrope.ingester.VideoFrame;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class CropsTest {
  @Test
  void oneCropIsCentredAsPythonRounds() {
    assertThat(new Crops(new Size(224, 224), 1).places(new Size(341, 256)))
        .containsExactly(new Place(58, 16));
    assertThat(new Crops(new Size(112, 112), 1).places(new Size(171, 128)))
        .containsExactly(new Place(30, 8));
  }

  /** Of a 340 x 256 picture at 0, 42, 84; of a 171 x 128 one at 0, 21, 43. */
  @Test
  void threeCropsLieWhereGluonCvsTestsHaveThem() {
    assertThat(new Crops(new Size(256, 256), 3).places(new Size(340, 256)))
        .containsExactly(new Place(0, 0), new Place(42, 0), new Place(84, 0));
    assertThat(new Crops(new Size(128, 128), 3).places(new Size(171, 128)))
        .containsExactly(new Place(0, 0), new Place(21, 0), new Place(43, 0));
  }

  @Test
  void threeCropsOfATallPictureGoDown() {
    assertThat(new Crops(new Size(224, 224), 3).places(new Size(256, 340)))
        .containsExactly(new Place(16, 0), new Place(16, 58), new Place(16, 116));
  }

  @Test
  void copiesTheCropRowByRow() {
    byte[] rgb = new byte[4 * 3 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) i;
    }
    ByteBuffer clip = ByteBuffer.allocate(12);

    new Crops(new Size(2, 2), 1)
        .copy(new VideoFrame(0, new Size(4, 3), rgb), new Place(1, 1), clip);

    assertThat(clip.array()).containsExactly(15, 16, 17, 18, 19, 20, 27, 28, 29, 30, 31, 32);
  }
}
