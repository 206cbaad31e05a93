package io.zoetrope.video.source;

import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.GstRuntime;
import io.zoetrope.video.gst.PipelineError;
import io.zoetrope.video.gst.Pipelines;
import io.zoetrope.video.gst.SourceRule;
import java.nio.file.Path;

/**
 * A camera of this machine, by Video4Linux.
 *
 * @param device such as {@code /dev/video0}
 */
public record DeviceSource(Path device) implements PictureSource {
  private static final String SOURCE = "v4l2src name=source";

  @Override
  public FramePipeline open(SourceRule rule, boolean crops) {
    GstRuntime.start();
    GstRuntime.require("v4l2src");
    var pipeline = Pipelines.stream(SOURCE, rule, false, crops);
    pipeline.element("source").set("device", device.toString());
    pipeline.explain(DeviceSource::explain);
    return pipeline;
  }

  private static PipelineError explain(PipelineError error) {
    boolean there =
        error.domain().equals(SourceProblem.RESOURCE) && error.code() != SourceProblem.ABSENT;
    return there ? new PipelineError(SourceProblem.V4L2, error.code(), error.message()) : error;
  }

  @Override
  public String address() {
    return device.toString();
  }
}
