package io.zoetrope.app.endurance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What can happen to a job, its log and its cameras. */
enum Fault {
  TASK_FAILED(8),
  TASK_MANAGER_KILLED(3),
  BROKER_RESTARTED(2),
  /** Records that the job has not read are deleted while it is down, after a kill. */
  EXPIRED_WHILE_KILLED(1),
  /** The same while it is stopped with a savepoint; it goes on with other parallelism. */
  EXPIRED_WHILE_STOPPED(2),
  /** A camera's clock is set. */
  CAMERA_CLOCK_SET(2),
  /** The broker's clock is set, and back a moment later. */
  BROKER_CLOCK_SET(2);

  private final int weight;

  Fault(int weight) {
    this.weight = weight;
  }

  /** So many, by chance, but each kind once where there are enough. */
  static List<Fault> some(int count, Random random) {
    List<Fault> faults = new ArrayList<>(List.of(values()));
    List<Fault> weighted = new ArrayList<>();
    for (Fault fault : values()) {
      for (int i = 0; i < fault.weight; i++) {
        weighted.add(fault);
      }
    }
    while (faults.size() < count) {
      faults.add(weighted.get(random.nextInt(weighted.size())));
    }
    Collections.shuffle(faults, random);
    return faults.subList(0, count);
  }
}
