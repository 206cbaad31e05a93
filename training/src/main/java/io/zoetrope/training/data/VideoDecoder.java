package io.zoetrope.training.data;

import io.zoetrope.zoo.pack.ModelCard.Resize;
import java.io.IOException;
import java.nio.file.Path;

/** Decodes video files; given from outside, since this module knows no codec. */
@FunctionalInterface
public interface VideoDecoder {

  /**
   * Hands on every frame of a file, resized but not cropped.
   *
   * @throws IOException saying what is wrong with the file, when it cannot be decoded to its end
   */
  void decode(Path file, Resize resize, FrameSink sink) throws IOException;
}
