package io.zoetrope.app.command.job;

import io.zoetrope.app.folder.FolderTree;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.zoo.pack.ModelPackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Packages that a cluster reads at any time, as when a task begins anew: each content has a folder
 * of its own, which is never written again.
 */
final class KeptModels implements AutoCloseable {
  private static final String SCRATCH = "scratch";

  private final Path folder;
  private final Path scratch;

  KeptModels(Path folder) throws IOException {
    this.folder = folder;
    scratch = Files.createTempDirectory(folder, SCRATCH);
  }

  /** Makes those that are no folders of the user's. */
  ModelSource source() {
    return new ModelSource(scratch);
  }

  /** The same package where it stays; one of the user's own is where it is. */
  ModelPackage keep(ModelPackage found) {
    if (!found.folder().startsWith(scratch)) {
      return found;
    }
    Path kept = folder.resolve(found.card().name() + "-" + found.card().version());
    try {
      if (!Files.isDirectory(kept)) {
        Files.move(found.folder(), kept);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the model cannot be kept in " + kept, e);
    }
    return ModelPackage.read(kept);
  }

  @Override
  public void close() throws IOException {
    FolderTree.delete(scratch);
  }
}
