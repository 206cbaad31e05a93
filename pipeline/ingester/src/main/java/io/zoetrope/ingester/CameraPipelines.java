package io.zoetrope.ingester;

import io.zoetrope.config.Transport;
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
        : new RtspSource(camera.source(), camera.credentials(), protocols(camera.transport()))
            .open(rule, crops);
  }

  /** As rtspsrc's property has it. */
  private static String protocols(Transport transport) {
    return switch (transport) {
      case TCP -> "tcp";
      case UDP -> "udp+tcp";
    };
  }
}
