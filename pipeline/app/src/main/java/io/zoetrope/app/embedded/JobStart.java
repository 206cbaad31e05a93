package io.zoetrope.app.embedded;

import io.zoetrope.config.FlinkConfig;
import io.zoetrope.job.options.JobOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the job as it stood when its process ended, or anew.
 *
 * @param pages where Flink's web page is, and that of its metrics
 * @param folder for Flink's temporary files
 * @param stopped asked while the job starts
 */
record JobStart(JobOptions options, FlinkConfig pages, Path folder, BooleanSupplier stopped) {
  private static final String NOT_RESTORED =
      "the job begins anew: its checkpoint of before cannot be restored (the log says why)";
  private static final Logger LOG = LoggerFactory.getLogger(JobStart.class);

  EmbeddedFlink anew() throws Exception {
    return EmbeddedFlink.start(options, pages, folder);
  }

  /**
   * From the newest checkpoint; where that cannot be restored, such as of another model, anew.
   *
   * @param say told that it begins anew
   */
  EmbeddedFlink restored(CheckpointFolder checkpoints, Consumer<String> say) throws Exception {
    var keeping = new JobStart(options.withCheckpoints(checkpoints.path()), pages, folder, stopped);
    Optional<Path> newest = checkpoints.newest();
    if (newest.isPresent()) {
      Optional<EmbeddedFlink> restored = keeping.restored(newest.get());
      if (restored.isPresent()) {
        return restored.get();
      }
      LOG.warn("The checkpoint {} cannot be restored: the job begins anew", newest.get());
      say.accept(NOT_RESTORED);
      Ports.awaitFree(EmbeddedFlink.PAGE, pages.port());
      if (pages.metricsPort() != null) {
        Ports.awaitFree(EmbeddedFlink.METRICS, pages.metricsPort());
      }
    }
    return keeping.anew();
  }

  private Optional<EmbeddedFlink> restored(Path checkpoint) throws Exception {
    EmbeddedFlink flink;
    try {
      flink = EmbeddedFlink.restore(options, pages, folder, checkpoint);
    } catch (PortInUseException | InterruptedException e) {
      throw e;
    } catch (Exception e) {
      LOG.warn("Restoring {}", checkpoint, e);
      return Optional.empty();
    }
    boolean kept = false;
    try {
      kept = flink.awaitTasks(stopped) || stopped.getAsBoolean();
    } finally {
      if (!kept) {
        flink.close();
      }
    }
    return kept ? Optional.of(flink) : Optional.empty();
  }
}
