package io.zoetrope.app.embedded;

import io.zoetrope.job.options.JobOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the job as it stood when its process ended, or anew.
 *
 * @param port of Flink's web page
 * @param folder for Flink's temporary files
 * @param stopped asked while the job starts
 */
record JobStart(JobOptions options, int port, Path folder, BooleanSupplier stopped) {
  private static final Logger LOG = LoggerFactory.getLogger(JobStart.class);

  EmbeddedFlink anew() throws Exception {
    return EmbeddedFlink.start(options, port, folder);
  }

  /** From the newest checkpoint; where that cannot be restored, such as of another model, anew. */
  EmbeddedFlink restored(CheckpointFolder checkpoints) throws Exception {
    var keeping = new JobStart(options.withCheckpoints(checkpoints.path()), port, folder, stopped);
    Optional<Path> newest = checkpoints.newest();
    if (newest.isPresent()) {
      Optional<EmbeddedFlink> restored = keeping.restored(newest.get());
      if (restored.isPresent()) {
        return restored.get();
      }
      LOG.warn("The checkpoint {} cannot be restored: the job begins anew", newest.get());
      Ports.awaitFree(EmbeddedFlink.PAGE, port);
    }
    return keeping.anew();
  }

  private Optional<EmbeddedFlink> restored(Path checkpoint) throws Exception {
    EmbeddedFlink flink;
    try {
      flink = EmbeddedFlink.restore(options, port, folder, checkpoint);
    } catch (PortInUseException e) {
      throw e;
    } catch (Exception e) {
      LOG.warn("Restoring {}", checkpoint, e);
      return Optional.empty();
    }
    if (flink.awaitTasks(stopped) || stopped.getAsBoolean()) {
      return Optional.of(flink);
    }
    flink.close();
    return Optional.empty();
  }
}
