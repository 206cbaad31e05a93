package io.zoetrope.video.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FrameGeometryTest {
  @Test
  void keepsTheAspectRatioOfAShortSide() {
    var shortSide = new Resize.ShortSide(256);

    assertThat(shortSide.of(new Size(340, 256))).isEqualTo(new Size(340, 256));
    assertThat(shortSide.of(new Size(1920, 1080))).isEqualTo(new Size(455, 256));
    assertThat(shortSide.of(new Size(1080, 1920))).isEqualTo(new Size(256, 455));
  }

  @Test
  void cropsTheCentreRoundingHalvesToEven() {
    var geometry = FrameGeometry.exact(171, 128).crop(112, 112);

    assertThat(geometry.window(new Size(171, 128)))
        .isEqualTo(new FrameGeometry.Window(30, 8, new Size(112, 112)));
  }

  @Test
  void knowsWhetherAllPicturesHaveOneSize() {
    assertThat(FrameGeometry.exact(171, 128).fixedSize()).contains(new Size(171, 128));
    assertThat(FrameGeometry.shortSide(256).crop(224, 224).fixedSize())
        .contains(new Size(224, 224));
    assertThat(FrameGeometry.shortSide(256).fixedSize()).isEmpty();
  }

  @Test
  void refusesACropLargerThanThePicture() {
    assertThatThrownBy(() -> FrameGeometry.exact(100, 100).crop(112, 112))
        .hasMessageContaining("a crop of 112x112 does not fit pictures of 100x100");
  }
}
