package io.zoetrope.video.gst;

import static org.assertj.core.api.Assertions.assertThat;

import org.freedesktop.gstreamer.Gst;
import org.junit.jupiter.api.Test;

class GstRuntimeTest {

  @Test
  void leavesTheSegmentationFaultsOfTheJvmToTheJvm() {
    GstRuntime.start();
    assertThat(Gst.isSegTrapEnabled()).isFalse();
  }
}
