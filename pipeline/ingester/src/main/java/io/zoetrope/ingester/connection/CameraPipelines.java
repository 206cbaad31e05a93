package io.zoetrope.ingester.connection;

import io.zoetrope.config.Transport;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.Playback;
import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.Pipelines;
import io.zoetrope.video.gst.SourceRule;
import io.zoetrope.video.source.RtspSource;

/** Makes the pipelines of cameras, and of files played like one. */
final class CameraPipelines {
  private CameraPipelines() {}

  /**
   * @param crops whether the rule has a border
   */
  static FramePipeline of(CameraOptions camera, SourceRule rule, boolean crops) {
    return camera.isFile()
        ? Pipelines.file(camera.file(), rule, camera.playback() != Playback.FAST, crops)
        : new RtspSource(
                camera.source(),
                camera.credentials(),
                protocols(camera.transport()),
                camera.trust())
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
