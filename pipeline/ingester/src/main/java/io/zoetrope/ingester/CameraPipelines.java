package io.zoetrope.ingester;

import io.zoetrope.ingester.gst.FramePipeline;
import io.zoetrope.ingester.gst.Pipelines;
import io.zoetrope.ingester.gst.SourceRule;

/** Makes the pipelines of cameras, and of files played like one. */
final class CameraPipelines {
  private CameraPipelines() {}

  /**
   * @param crops whether the rule has a border
   */
  static FramePipeline of(CameraOptions camera, SourceRule rule, boolean crops) {
    return camera.isFile()
        ? Pipelines.file(camera.file(), rule, camera.playback() != Playback.FAST, crops)
        : new RtspSource(camera.source(), camera.credentials(), camera.transport().protocols())
            .open(rule, crops);
  }
}
