package io.zoetrope.video.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * As many processes as are used at once; each is kept for a minute after it was used. They end when
 * this process does, whichever way: at the latest when their orders end.
 */
public final class DecoderPool {
  private static final Logger LOG = LoggerFactory.getLogger(DecoderPool.class);
  private static final long KEPT_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long TICK_MILLIS = 500;

  private final DecoderVm vm;
  private final List<DecoderProcess> all = new ArrayList<>();
  private final Deque<Idle> idle = new ArrayDeque<>();
  private boolean started;
  private boolean over;

  public DecoderPool(DecoderVm vm) {
    this.vm = vm;
  }

  private record Idle(DecoderProcess process, long sinceNanos) {}

  /**
   * The process used last, or a new one; to be given back or to be dropped.
   *
   * @throws IllegalStateException where none can be started
   */
  public DecoderProcess take() {
    synchronized (this) {
      while (!idle.isEmpty()) {
        DecoderProcess kept = idle.pop().process();
        if (kept.isAlive()) {
          return kept;
        }
        all.remove(kept);
      }
    }
    return start();
  }

  /** Keeps a process that waits for orders. */
  public synchronized void giveBack(DecoderProcess process) {
    process.markUsed();
    idle.push(new Idle(process, System.nanoTime()));
  }

  /** Ends a process, if it has not ended: says why it did. */
  public DecoderEnd drop(DecoderProcess process) {
    DecoderEnd end = process.end();
    if (remove(process)) {
      LOG.warn("decoder {} ended: {}", process.pid(), end.reason());
    } else {
      blameNobody();
    }
    return end;
  }

  /** Whether this process goes on. */
  private synchronized boolean remove(DecoderProcess process) {
    all.remove(process);
    return !over;
  }

  /** This process ends, and its decoders with it, whatever they are decoding. */
  private static void blameNobody() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized DecoderProcess start() {
    if (!started) {
      started = true;
      Runtime.getRuntime().addShutdownHook(new Thread(this::end, "zoetrope-decoders-end"));
      var watch = new Thread(this::watch, "zoetrope-decoders");
      watch.setDaemon(true);
      watch.start();
    }
    var process = DecoderProcess.start(vm);
    all.add(process);
    return process;
  }

  private void watch() {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
        tick(System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void tick(long nanos) {
    all.forEach(process -> process.check(nanos));
    while (!idle.isEmpty() && nanos - idle.peekLast().sinceNanos() > KEPT_NANOS) {
      DecoderProcess process = idle.pollLast().process();
      all.remove(process);
      process.kill();
    }
  }

  private synchronized void end() {
    over = true;
    all.forEach(DecoderProcess::kill);
  }
}
