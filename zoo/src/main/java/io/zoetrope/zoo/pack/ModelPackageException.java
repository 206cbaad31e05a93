package io.zoetrope.zoo.pack;

import java.nio.file.Path;
import java.util.List;

/** A folder that is not a usable model package; the message lists everything wrong with it. */
public final class ModelPackageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ModelPackageException(Path folder, List<String> defects) {
    super(folder + " is not a usable model package:\n  " + String.join("\n  ", defects));
  }

  ModelPackageException(Path folder, String defect, Throwable cause) {
    super(folder + ": " + defect, cause);
  }
}
