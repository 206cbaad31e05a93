package io.zoetrope.training.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Puts every video of a source into the cache and checks it, so that nothing is wrong any more when
 * training starts.
 *
 * @param shortest frames a video needs at least
 * @param threads videos made at once
 */
public record Preparation(FrameCache cache, int shortest, int threads) {

  /** Called after each video. */
  @FunctionalInterface
  public interface Progress {
    void prepared(int videos, int all);
  }

  /** The samples that are good; what is wrong with the others goes to {@code problems}. */
  public DataSet prepare(DataSource source, Problems problems, Progress progress) {
    int before = problems.skipped().size();
    List<Sample> good = check(source.samples(problems), problems, progress);
    List<String> skipped = problems.skipped();
    return new DataSet(source.labels(), good, cache, skipped.subList(before, skipped.size()));
  }

  /** Reports the classes that have no sample. */
  public static void requireEveryClass(DataSet set, Problems problems) {
    int[] counts = set.counts();
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] == 0) {
        problems.fatal("class " + set.labels().get(label) + " has no usable video");
      }
    }
  }

  private List<Sample> check(List<Sample> samples, Problems problems, Progress progress) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<String>> checks =
          samples.stream().map(sample -> pool.submit(() -> problem(sample))).toList();
      boolean[] good = new boolean[samples.size()];
      for (int i = 0; i < good.length; i++) {
        String problem = result(checks.get(i));
        good[i] = problem == null;
        if (problem != null) {
          problems.skippable(problem);
        }
        progress.prepared(i + 1, good.length);
      }
      return chosen(samples, good);
    } finally {
      end(pool);
    }
  }

  /** Waits for the videos in work, which end when interrupted and then leave no drafts. */
  private static void end(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = Thread.interrupted();
    try {
      pool.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Sample> chosen(List<Sample> samples, boolean[] good) {
    List<Sample> chosen = new ArrayList<>();
    for (int i = 0; i < good.length; i++) {
      if (good[i]) {
        chosen.add(samples.get(i));
      }
    }
    return chosen;
  }

  /** What is wrong with a sample, or null. */
  private String problem(Sample sample) {
    try (CachedVideo video = cache.open(sample.footage())) {
      int frames = sample.shownIn(video).frames();
      return frames >= shortest
          ? null
          : "%s: too short: %d frames, a clip needs %d".formatted(sample.name(), frames, shortest);
    } catch (IOException e) {
      return sample.name() + ": " + Objects.requireNonNullElse(e.getMessage(), e.toString());
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while preparing videos", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a video could not be prepared", e.getCause());
    }
  }

  /** Which labels differ between two sources that must agree, or nothing. */
  public static void requireSameLabels(DataSource train, DataSource other, Problems problems) {
    if (!train.labels().equals(other.labels())) {
      problems.fatal(
          "training has the classes %s, validation %s".formatted(train.labels(), other.labels()));
    }
  }
}
