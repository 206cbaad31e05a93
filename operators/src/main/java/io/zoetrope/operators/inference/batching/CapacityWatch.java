package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.clip.Clip;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Follows what the cameras that send clips need of a device under their current settings. Used by
 * one thread at a time; times are microseconds.
 */
final class CapacityWatch {
  private static final long LOOK_EVERY = 5_000_000;
  private static final long GONE_AFTER = 60_000_000; // clips that wait in the log come late

  private final Demand demand = new Demand();
  private final Map<String, Long> seen = new HashMap<>();
  private long lookedAt = Long.MIN_VALUE;
  private Capacity reported;

  /** The capacity where it is to be reported: at first, and when need or verdict changed. */
  Optional<Capacity> saw(Clip clip, DeviceLoad load, long now) {
    demand.set(clip.camera().camera(), clip.rules().hopMicros());
    seen.put(clip.camera().camera(), now);
    if (lookedAt == Long.MIN_VALUE) {
      lookedAt = now; // the other cameras are about to come
    }
    if (now - lookedAt < LOOK_EVERY || Double.isInfinite(load.clipsPerSecond())) {
      return Optional.empty();
    }
    lookedAt = now;
    seen.values().removeIf(time -> now - time > GONE_AFTER);
    demand.retain(seen.keySet());
    var capacity = demand.against(load.clipsPerSecond());
    if (reported != null && !differs(capacity)) {
      return Optional.empty();
    }
    reported = capacity;
    return Optional.of(capacity);
  }

  /** A device's speed varies: only one with room to spare fits again. */
  private boolean differs(Capacity now) {
    boolean flipped = reported.fits() ? !now.fits() : now.fitsWithRoom();
    return flipped
        || now.cameras() != reported.cameras()
        || Math.abs(now.needed() - reported.needed()) > 1e-6 * reported.needed();
  }
}
