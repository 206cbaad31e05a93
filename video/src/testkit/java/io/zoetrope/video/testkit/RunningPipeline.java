package io.zoetrope.video.testkit;

import io.zoetrope.video.gst.GstRuntime;
import org.freedesktop.gstreamer.Gst;
import org.freedesktop.gstreamer.Pipeline;

/** A GStreamer pipeline that runs until it is closed, such as a server. */
public final class RunningPipeline implements AutoCloseable {
  private final Pipeline pipeline;

  private RunningPipeline(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  public static RunningPipeline start(String description) {
    GstRuntime.start();
    var pipeline = (Pipeline) Gst.parseLaunch(description);
    pipeline.play();
    return new RunningPipeline(pipeline);
  }

  @Override
  public void close() {
    pipeline.stop();
    pipeline.dispose();
  }
}
