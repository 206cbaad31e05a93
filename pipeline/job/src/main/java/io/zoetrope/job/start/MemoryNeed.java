package io.zoetrope.job.start;

import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.inference.engine.BatchLimits;
import io.zoetrope.operators.inference.engine.ClipShape;
import java.util.Locale;

/**
 * Memory that pictures take in a job, in bytes, all tasks together.
 *
 * @param cameras that the configuration lists
 * @param ofCamera heap for its window, the record last read, and frames of clips that wait behind
 *     it
 * @param clips heap for clips on their way to the device
 * @param batches outside the heap: what devices read from
 */
public record MemoryNeed(int cameras, long ofCamera, long clips, long batches) {
  /** Of the heap, for pictures; the rest is Flink's and Kafka's. */
  private static final double ROOM = 0.75;

  /** Frames are slices of it, or decoded from a smaller one. */
  private static final long RECORD = 1 << 20;

  private static final int CLIPS_OF_A_SHADOW = 4; // each camera's

  static MemoryNeed of(JobOptions job) {
    var shape = ClipShape.of(job.model().card());
    var limits = job.recognition().limits();
    long clip = shape.bytes();
    return new MemoryNeed(
        job.cameras(),
        clip + RECORD + framesThatWait(job) * (clip / shape.frames()),
        (long) job.runtime().parallelism() * limits.quota() * clip,
        buffers(limits, job) * clip);
  }

  /** While clips are not scored, the window goes on. */
  private static long framesThatWait(JobOptions job) {
    double wait = job.overload().sheds() ? job.overload().freshness().toNanos() / 1e9 : 0;
    if (job.shadow().isPresent()) {
      wait += CLIPS_OF_A_SHADOW * job.hop().toNanos() / 1e9;
    }
    return (long) Math.ceil(wait / job.clips().grid().interval().seconds());
  }

  private static long buffers(BatchLimits limits, JobOptions job) {
    long first = (long) limits.workers() * limits.maxBatch();
    return job.shadow().isPresent() ? first + limits.maxBatch() : first;
  }

  /** Heap for all. */
  long heap() {
    return cameras * ofCamera + clips;
  }

  boolean fits(long heap) {
    return heap() <= ROOM * heap && batches <= heap; // outside it there is as much by default
  }

  /** In one line. */
  String sentence() {
    return "%d camera%s need%s %s of heap for pictures (%s each for clip windows, %s for clips on their way to the device) and %s outside it for batches"
        .formatted(
            cameras,
            cameras == 1 ? "" : "s",
            cameras == 1 ? "s" : "",
            size(heap()),
            size(ofCamera),
            size(clips),
            size(batches));
  }

  /**
   * Does nothing where a heap is large enough.
   *
   * @param heap of the process, bytes
   * @throws IllegalStateException saying what is needed and what to change
   */
  void requireWithin(long heap) {
    if (!fits(heap)) {
      throw new IllegalStateException(
          "%s; this process has a heap of %s, of which pictures may take %d %%. Give it -Xmx%dm or more (ZOETROPE_JAVA_OPTS), spread the cameras over several processes, use a model of shorter or smaller clips, or a smaller recognition.max-batch"
              .formatted(
                  sentence(),
                  size(heap),
                  Math.round(100 * ROOM),
                  Math.round(Math.ceil(heap() / ROOM / (1 << 20)))));
    }
  }

  private static String size(long bytes) {
    return bytes < 1e9
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
