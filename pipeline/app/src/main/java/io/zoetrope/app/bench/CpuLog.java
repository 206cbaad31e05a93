package io.zoetrope.app.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Processor time of this process over wall time, sampled until closed. */
final class CpuLog implements AutoCloseable {
  private static final long PERIOD_MILLIS = 50;

  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private final ConcurrentSkipListMap<Long, Long> nanosAt = new ConcurrentSkipListMap<>();
  private final Thread sampler = new Thread(this::sample, "cpu log");

  CpuLog() {
    sampler.setDaemon(true);
    sampler.start();
  }

  /**
   * Processor seconds between two times.
   *
   * @param from microseconds since the epoch, as is {@code to}
   */
  double seconds(long from, long to) {
    return (at(to) - at(from)) / 1e9;
  }

  private double at(long micros) {
    Map.Entry<Long, Long> before = nanosAt.floorEntry(micros);
    Map.Entry<Long, Long> after = nanosAt.ceilingEntry(micros);
    if (before == null || after == null || before.getKey().equals(after.getKey())) {
      return (before == null ? after : before).getValue();
    }
    double share = (double) (micros - before.getKey()) / (after.getKey() - before.getKey());
    return before.getValue() + share * (after.getValue() - before.getValue());
  }

  private void sample() {
    try {
      while (true) {
        nanosAt.put(System.currentTimeMillis() * 1000, system.getProcessCpuTime());
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    sampler.interrupt();
  }
}
