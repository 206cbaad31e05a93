package io.zoetrope.operators.inference.batching;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What cameras need of a device: each one clip a hop. For one thread at a time. */
public final class Demand {
  private final Map<String, Long> hops = new HashMap<>();

  /**
   * @param hopMicros of the camera from now on
   */
  public void set(String camera, long hopMicros) {
    hops.put(camera, hopMicros);
  }

  /** Forgets all other cameras. */
  public void retain(Set<String> cameras) {
    hops.keySet().retainAll(cameras);
  }

  /**
   * @param able clips a second that the device does
   */
  public Capacity against(double able) {
    double needed = hops.values().stream().mapToDouble(hop -> 1e6 / hop).sum();
    return new Capacity(hops.size(), needed, able);
  }
}
