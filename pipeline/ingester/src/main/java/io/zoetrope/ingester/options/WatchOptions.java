package io.zoetrope.ingester.options;

import java.time.Duration;

/**
 * When a camera counts as lost.
 *
 * @param connect to wait for the first frame of a connection
 * @param stalled without frames, after which the camera counts as stalled
 * @param lost without frames, after which it is connected again; of a camera whose frames come
 *     seldom, twice its longest gap, keyFrame at most
 * @param keyFrame to wait for the first frame while packets come: decoding begins with a key frame
 * @param frozen of the same picture
 * @param black of black pictures
 * @param firstRetry to wait after the first failure; doubled with each further one
 * @param lastRetry the longest wait
 */
public record WatchOptions(
    Duration connect,
    Duration stalled,
    Duration lost,
    Duration keyFrame,
    Duration frozen,
    Duration black,
    Duration firstRetry,
    Duration lastRetry) {

  public static WatchOptions defaults() {
    return new WatchOptions(
        Duration.ofSeconds(10),
        Duration.ofSeconds(3),
        Duration.ofSeconds(8),
        Duration.ofMinutes(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(3),
        Duration.ofMillis(500),
        Duration.ofSeconds(30));
  }

  public WatchOptions withKeyFrame(Duration patience) {
    return new WatchOptions(connect, stalled, lost, patience, frozen, black, firstRetry, lastRetry);
  }
}
