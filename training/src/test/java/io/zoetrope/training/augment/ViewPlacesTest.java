package io.zoetrope.training.augment;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.training.augment.Views.View;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.Rational;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Expected places are worked out from GluonCV's formulas: {@code int(i * ((N - T) / (S - 1)))} for
 * N kept frames and clips of T, {@code int(i * ((long side - crop) / (S - 1)))} for crops.
 */
class ViewPlacesTest {

  /** 150 frames are kept, so the distance is 118 / 9 = 13.11. */
  @Test
  void tenClipsOfTenSecondsStartWhereGluonCvsTestsStartThem() {
    assertThat(starts(32, 2, 300, 10)).containsExactly(0, 26, 52, 78, 104, 130, 156, 182, 208, 236);
  }

  /** 150 frames are kept, 134 / 9 = 14.89 apart. */
  @Test
  void withoutStrideEveryFrameIsKept() {
    assertThat(starts(16, 1, 150, 10)).containsExactly(0, 14, 29, 44, 59, 74, 89, 104, 119, 134);
  }

  /** Kept are 0, 2 to 16, nine of 17 frames as of 18; starts 0, 2 and 5 of those. */
  @Test
  void clipsMoveByStridesNotByFrames() {
    for (int frames : new int[] {17, 18}) {
      assertThat(frames(3, 0, 4, 2, frames)).containsExactly(0, 2, 4, 6);
      assertThat(frames(3, 1, 4, 2, frames)).containsExactly(4, 6, 8, 10);
      assertThat(frames(3, 2, 4, 2, frames)).containsExactly(10, 12, 14, 16);
      assertThat(frames(1, 0, 4, 2, frames)).containsExactly(4, 6, 8, 10);
    }
  }

  /** Kept are 0, 5 to 30, seven; 4 / 9 = 0.44 apart. */
  @Test
  void neighbouringClipsOfAShortVideoMayBeTheSame() {
    assertThat(starts(3, 5, 31, 10)).containsExactly(0, 0, 0, 5, 5, 10, 10, 15, 15, 20);
  }

  /** Kept are 0, 3 and 6. */
  @Test
  void theLastKeptFrameIsRepeatedInAVideoShorterThanAClip() {
    for (int clip = 0; clip < 10; clip++) {
      assertThat(frames(10, clip, 5, 3, 8)).containsExactly(0, 3, 6, 6, 6);
    }
    assertThat(frames(1, 0, 5, 3, 8)).containsExactly(0, 3, 6, 6, 6);
    assertThat(frames(10, 9, 3, 2, 1)).containsExactly(0, 0, 0);
  }

  /** A video as long as a clip: 31 frames keep 0, 2 to 30. */
  @Test
  void aVideoOfOneClipIsThatClip() {
    assertThat(starts(16, 2, 31, 10)).containsOnly(0);
    assertThat(frames(10, 9, 16, 2, 31)[15]).isEqualTo(30);
  }

  /** In Python as here {@code int(7 * (61 / 7))} is 60. */
  @Test
  void distancesAreFloatingPointNumbersAsUpstream() {
    assertThat(starts(4, 1, 65, 8)).containsExactly(0, 8, 17, 26, 34, 43, 52, 60);
  }

  /** 300 frames keep 150; (150 - 16) / 2 = 67. */
  @Test
  void aSingleClipLiesInTheMiddle() {
    assertThat(frames(1, 0, 16, 2, 300))
        .containsExactly(IntStream.range(67, 83).map(kept -> 2 * kept).toArray());
  }

  @Test
  void aSingleCropIsCentredAsPythonRounds() {
    assertThat(crops(1, 224, 341, 256)).containsExactly("58,16");
    assertThat(crops(1, 112, 171, 128)).containsExactly("30,8");
    assertThat(crops(1, 224, 257, 341)).containsExactly("16,58");
  }

  @Test
  void threeCropsLieAlongTheLongerSide() {
    assertThat(crops(3, 256, 340, 256)).containsExactly("0,0", "42,0", "84,0");
    assertThat(crops(3, 128, 171, 128)).containsExactly("0,0", "21,0", "43,0");
    assertThat(crops(3, 112, 171, 128)).containsExactly("0,8", "29,8", "59,8");
    assertThat(crops(3, 224, 256, 340)).containsExactly("16,0", "16,58", "16,116");
  }

  @Test
  void threeCropsOfASquarePictureGoDownAsUpstream() {
    assertThat(crops(3, 224, 256, 256)).containsExactly("16,0", "16,16", "16,32");
    assertThat(crops(3, 256, 256, 256)).containsOnly("0,0");
  }

  @Test
  void viewsAreClipAfterClip() {
    assertThat(new Views(2, 3).all())
        .containsExactly(
            new View(0, 0),
            new View(0, 1),
            new View(0, 2),
            new View(1, 0),
            new View(1, 1),
            new View(1, 2));
  }

  @Test
  void aReaderNeedsTheFramesOfAllClips() {
    var reader =
        new ClipReader(
            new ModelCard.Clip(2, 3, Rational.of(30)), new ModelCard.Input(8, 8), new Views(2, 1));

    assertThat(reader.frames(13).stream()).containsExactly(0, 3, 9, 12);
  }

  private static int[] starts(int length, int stride, int videoFrames, int clips) {
    return IntStream.range(0, clips)
        .map(clip -> frames(clips, clip, length, stride, videoFrames)[0])
        .toArray();
  }

  private static int[] frames(int clips, int clip, int length, int stride, int videoFrames) {
    return new Views(clips, 1)
        .frames(
            new View(clip, 0), new ModelCard.Clip(length, stride, Rational.of(30)), videoFrames);
  }

  /** Left and top of each crop. */
  private static List<String> crops(int count, int side, int width, int height) {
    Views views = new Views(1, count);
    return views.all().stream()
        .map(view -> views.crop(view, new ModelCard.Input(side, side), width, height))
        .map(crop -> crop.left() + "," + crop.top())
        .toList();
  }
}
