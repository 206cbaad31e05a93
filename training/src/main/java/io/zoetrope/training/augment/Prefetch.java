package io.zoetrope.training.augment;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Makes results ahead of their use on threads of its own, and gives them in order. */
public final class Prefetch<T, R> implements Iterator<R>, AutoCloseable {
  /** Results beside those in work, so that no thread waits for its result to be taken. */
  private static final int SPARE = 2;

  private final int ahead;
  private final ExecutorService pool;
  private final Iterator<T> tasks;
  private final Function<T, R> work;
  private final Queue<Future<R>> running = new ArrayDeque<>();

  public Prefetch(List<T> tasks, int threads, Function<T, R> work) {
    this.tasks = tasks.iterator();
    this.work = work;
    ahead = threads + SPARE;
    pool = Executors.newFixedThreadPool(threads, Prefetch::thread);
  }

  @Override
  public boolean hasNext() {
    return tasks.hasNext() || !running.isEmpty();
  }

  @Override
  public R next() {
    while (tasks.hasNext() && running.size() < ahead) {
      T task = tasks.next();
      running.add(pool.submit(() -> work.apply(task)));
    }
    if (running.isEmpty()) {
      throw new NoSuchElementException();
    }
    try {
      return running.remove().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "clips");
    thread.setDaemon(true);
    return thread;
  }
}
