package io.zoetrope.video.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.video.gst.GstRuntime;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.freedesktop.gstreamer.Bus;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Pipeline;

/** Writes files by a GStreamer pipeline. */
public final class EncodedVideo {
  private EncodedVideo() {}

  /**
   * Runs a pipeline to its end.
   *
   * @param description without the file sink, such as {@code videotestsrc num-buffers=9 ! pngenc}
   */
  public static Path write(Path file, String description) {
    run(description + " ! filesink location=\"" + file + "\"");
    return file;
  }

  /** Runs a pipeline to its end. */
  public static void run(String description) {
    GstRuntime.start();
    var ended = new CountDownLatch(1);
    var pipeline = (Pipeline) Gst.parseLaunch(description);
    pipeline.getBus().connect((Bus.EOS) source -> ended.countDown());
    pipeline.play();
    try {
      assertThat(ended.await(20, TimeUnit.SECONDS)).as("written: %s", description).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      pipeline.stop();
      pipeline.dispose();
    }
  }
}
