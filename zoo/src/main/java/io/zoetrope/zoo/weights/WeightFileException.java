package io.zoetrope.zoo.weights;

import java.nio.file.Path;

/** A weight file that cannot be used; the message names the file and what is wrong with it. */
public final class WeightFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WeightFileException(Path file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
  }
}
