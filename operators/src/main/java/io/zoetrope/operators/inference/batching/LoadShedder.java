package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.types.Micros;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Sheds clips step by step: every second clip of each camera, then three of four; then the cameras
 * of the lowest priority, then the next lowest, never the highest. At any time it sheds clips that
 * would be scored too late.
 *
 * <p>Goes a step up when a clip that comes would be scored after half the freshness allowed. Goes a
 * step down after {@link #windowMicros} in which the step below would have fitted the device with
 * room to spare: being fast because clips are shed is no reason to shed fewer.
 *
 * <p>Where the log's clock and this machine's are apart, clips are as old as they look by {@link
 * ClockDifference}.
 */
final class LoadShedder implements Admission {
  private static final int[] HOPS = {1, 2, 4};
  private static final int WIDEST = HOPS.length - 1; // the level of the widest hop
  private static final double ROOM = 0.8;

  private final long freshnessMicros;
  private final long settleMicros;
  private final long windowMicros;
  private final ClockDifference clocks;
  private final TreeMap<Integer, Long> priorities = new TreeMap<>(); // and when last seen
  private int level;
  private long changedAt = Long.MIN_VALUE / 2;
  private long windowStart = Long.MIN_VALUE / 2;
  private int offeredBelow; // clips in this window that the step below would have let pass
  private long droppedAt = Long.MIN_VALUE / 2;

  /**
   * @param freshness most time from a clip's newest frame in the log to its scores
   */
  LoadShedder(Duration freshness) {
    freshnessMicros = freshness.toNanos() / 1000;
    settleMicros = freshnessMicros / 4;
    windowMicros = 2 * freshnessMicros;
    clocks = new ClockDifference(freshnessMicros);
  }

  @Override
  public Optional<ShedStep> refusal(Clip clip, DeviceLoad load, long now) {
    priorities.put(clip.rules().priority(), now);
    if (clocks.saw(Micros.ofMillis(clip.newest().logTime()), now)) {
      level = 0; // clips were not late
      startWindow(now);
    }
    long lateness = now + load.waitMicros() - logged(clip);
    if (lateness > freshnessMicros / 2) {
      stepUp(now);
    } else if (now - windowStart > windowMicros) {
      endWindow(load, now);
    }
    if (refusalAt(level - 1, clip).isEmpty()) {
      offeredBelow++;
    }
    return refusalAt(level, clip);
  }

  private void stepUp(long now) {
    int highest = WIDEST + priorities.size() - 1;
    if (level < highest && now - changedAt >= settleMicros) {
      level++;
      changedAt = now;
    }
    startWindow(now);
  }

  private void endWindow(DeviceLoad load, long now) {
    double offered = offeredBelow * 1e6 / (now - windowStart);
    if (level > 0 && offered < ROOM * load.clipsPerSecond()) {
      level--;
      changedAt = now;
    }
    startWindow(now);
    priorities.values().removeIf(seen -> now - seen > windowMicros);
    level = Math.min(level, WIDEST + priorities.size() - 1);
  }

  private void startWindow(long now) {
    windowStart = now;
    offeredBelow = 0;
  }

  private Optional<ShedStep> refusalAt(int step, Clip clip) {
    if (priorities.headMap(clip.rules().priority()).size() < step - WIDEST) {
      return Optional.of(ShedStep.LOW_PRIORITY);
    }
    int hop = HOPS[Math.max(0, Math.min(step, WIDEST))];
    long turn = clip.hopNumber() + clip.camera().camera().hashCode(); // not all at the same time
    return Math.floorMod(turn, hop) == 0 ? Optional.empty() : Optional.of(ShedStep.WIDER_HOP);
  }

  @Override
  public boolean isStale(Clip clip, long scored) {
    boolean stale = scored - logged(clip) > freshnessMicros;
    if (stale) {
      droppedAt = Math.max(droppedAt, scored);
    }
    return stale;
  }

  @Override
  public List<String> degradation(long now) {
    var steps = new ArrayList<String>();
    if (level > 0) {
      steps.add(ShedStep.WIDER_HOP.title() + "-x" + HOPS[Math.min(level, WIDEST)]);
    }
    if (level > WIDEST) {
      steps.add(ShedStep.LOW_PRIORITY.title());
    }
    if (now - droppedAt < windowMicros) {
      steps.add(ShedStep.OLDEST.title());
    }
    return List.copyOf(steps);
  }

  @Override
  public int level() {
    return level;
  }

  @Override
  public long clockDifference() {
    return clocks.micros();
  }

  /** By this machine's clock. */
  private long logged(Clip clip) {
    return Micros.ofMillis(clip.newest().logTime()) + clocks.micros();
  }
}
