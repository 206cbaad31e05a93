package io.zoetrope.app.plan;

import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.job.options.JobOptions;
import java.util.Locale;
import java.util.Optional;

/**
 * A plan as a person reads it.
 *
 * @param measured whether what a task manager does was measured here
 */
public record PlanReport(
    CapacityPlan plan, JobOptions job, ZoetropeConfig config, boolean measured) {

  /**
   * @param price of a task manager, an hour
   */
  public void print(Optional<Double> price) {
    var load = plan.load();
    line(
        "clips",
        "%.1f a second: %d cameras, one every %.3g s, by %s",
        load.clipsPerSecond(),
        load.cameras(),
        load.cameras() / load.clipsPerSecond(),
        job.model().card().name());
    line(
        "device",
        "%.1f clips/s by a task manager on %s%s",
        plan.able(),
        job.recognition().device(),
        measured ? ", as measured here" : "");
    line(
        "task managers",
        "%d, each %.0f %% busy with %d cameras; each on a device of its own",
        plan.taskManagers(),
        100 * plan.busy(),
        plan.camerasEach());
    line(
        "partitions",
        "%d (kafka.partitions), so that as many again can be added",
        plan.partitions());
    line(
        "frames",
        "%s/s into Kafka and out of it: %.2f a second of each camera, %s each as %s",
        size(load.bytesPerSecond()),
        load.framesPerSecond(),
        size(load.frameBytes()),
        CameraLoad.frames(config));
    line(
        "Kafka's disk",
        "%s for frames: %d s of them, %d copies%s",
        size(load.retainedBytes()),
        load.retention().toSeconds(),
        load.copies(),
        limit());
    price.ifPresent(each -> line("cost", "%.2f a camera and month", plan.costOfCamera(each)));
  }

  /** Bytes may end the retention before time does. */
  private String limit() {
    double each = plan.load().bytesPerSecond() * plan.load().retention().toSeconds();
    double ofPartition = each / plan.partitions();
    return ofPartition <= config.kafka().retentionBytes().bytes()
        ? ""
        : "; kafka.retention-bytes must be %s or more for that".formatted(size(ofPartition));
  }

  private static void line(String name, String format, Object... values) {
    System.out.printf(Locale.ROOT, "%-14s %s%n", name, String.format(Locale.ROOT, format, values));
  }

  private static String size(double bytes) {
    if (bytes >= 1e9) {
      return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
    return bytes >= 1e6
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
  }
}
