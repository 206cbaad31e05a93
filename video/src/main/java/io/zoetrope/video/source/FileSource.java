package io.zoetrope.video.source;

import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.Pipelines;
import io.zoetrope.video.gst.SourceRule;
import java.nio.file.Path;

/**
 * A video file.
 *
 * @param realTime at its own speed; else as fast as pictures are taken
 * @param loop begun again at its end
 */
public record FileSource(Path file, boolean realTime, boolean loop) implements PictureSource {
  @Override
  public FramePipeline open(SourceRule rule, boolean crops) {
    return Pipelines.file(file, rule, realTime, crops);
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public String address() {
    return file.toString();
  }

  /** A file that fails may be whole later. */
  @Override
  public boolean goesOn(boolean failed) {
    return failed || loop;
  }
}
