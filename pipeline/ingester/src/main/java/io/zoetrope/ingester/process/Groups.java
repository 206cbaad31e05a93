package io.zoetrope.ingester.process;

import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.StreamOptions;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.StreamId;
import io.zoetrope.video.geometry.FrameGeometry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The groups of cameras that share a child, and what becomes of them when one ends. Waits for no
 * child but where that is said.
 */
final class Groups {
  private static final Logger LOG = LoggerFactory.getLogger(Groups.class);

  /** Several fit into the time after which a child hears nothing. */
  private static final long ALIVE_NANOS = Duration.ofSeconds(1).toNanos();

  /** Until it is known that a child was killed. */
  private static final Duration KILLED = Duration.ofSeconds(3);

  private static final Duration KILLING = Duration.ofMillis(500);
  private static final long LOOK_MILLIS = 100;

  private static final String SET_APART =
      "its ingester process, which it had alone, crashed again and again (%s): the camera is set apart and"
          + " not started again; change its stream, codec or transport, then its entry in the"
          + " configuration, or start again";

  private static final String UNHEARD =
      "its ingester process ended, as the one that starts it stood still; started again";

  private final ChildPool pool;
  private final int most;
  private final IngesterOptions options;
  private final FrameGeometry geometry;
  private final AbsentCameras absent;
  private final Consumer<CameraHealth> listener;
  private final Roster roster = new Roster();
  private final AwakeClock clock = new AwakeClock();
  private final List<Group> groups = new ArrayList<>();
  private long aliveAt = clock.nanos();
  private int numbers;
  private boolean dropping;
  private boolean ending;

  /**
   * @param most cameras of a child
   * @param listener of changes of cameras' states
   */
  Groups(
      ChildPool pool,
      int most,
      IngesterOptions options,
      FrameGeometry geometry,
      AbsentCameras absent,
      Consumer<CameraHealth> listener) {
    this.pool = pool;
    this.most = most;
    this.options = options;
    this.geometry = geometry;
    this.absent = absent;
    this.listener = listener;
  }

  /** As many groups as so many cameras need, so that they are of one size; their children begin. */
  synchronized void open(int cameras) {
    for (int each = 0; each < cameras; each += most) {
      begin(add(new Suspicion()));
    }
  }

  private Group add(Suspicion suspicion) {
    var group = new Group(++numbers, suspicion);
    groups.add(group);
    return group;
  }

  /** The streams of these of which it is not known yet what lane they have. */
  synchronized List<String> unknown(List<CameraOptions> cameras) {
    List<String> unknown = new ArrayList<>();
    for (CameraOptions camera : cameras) {
      var known = roster.get(camera.id()).map(Charge::lanes).orElse(Map.of());
      camera.streams().stream()
          .map(StreamOptions::id)
          .filter(id -> !known.containsKey(id))
          .forEach(unknown::add);
    }
    return unknown;
  }

  /**
   * From now on exactly these.
   *
   * @param lanes of the streams that were unknown
   */
  synchronized void use(List<CameraOptions> cameras, Map<String, Integer> lanes) {
    keepOnly(cameras);
    for (CameraOptions each : cameras) {
      Optional<Charge> old = roster.get(each.id());
      if (old.isEmpty()) {
        place(roster.add(each, lanes));
      } else if (!old.get().isWanted(each)) {
        Map<String, Integer> all = new HashMap<>(old.get().lanes());
        all.putAll(lanes);
        retire(old.get(), Optional.of(new Charge(each, Roster.ofStreams(each, all))));
      }
    }
    look();
  }

  /** Ends the streams of all others; none begins. */
  synchronized void keepOnly(List<CameraOptions> cameras) {
    roster.without(cameras).forEach(camera -> retire(camera, Optional.empty()));
  }

  /** Ends a camera's streams, after which it may begin again as it then is. */
  private void retire(Charge camera, Optional<Charge> successor) {
    boolean leaves = camera.isLeaving();
    camera.leave(successor);
    if (!leaves) {
      remove(camera);
    }
  }

  /** To the smallest group that has room and is not suspected of anything. */
  private void place(Charge camera) {
    long now = System.nanoTime();
    groups.stream()
        .filter(each -> each.size() < most && !each.suspicion().isSuspect(now))
        .min(Comparator.comparingInt(Group::size))
        .orElseGet(() -> add(new Suspicion()))
        .put(camera);
  }

  private void remove(Charge camera) {
    Optional<Group> group = groupOf(camera);
    if (group.filter(Group::lives).isPresent()) {
      group.get().remove(camera.id(), clock.nanos());
    } else {
      group.ifPresent(each -> each.drop(camera.id()));
      gone(camera);
    }
  }

  private void gone(Charge camera) {
    absent.forget(camera.id());
    roster.left(camera).ifPresent(this::place);
    groups.stream().filter(each -> each.size() == 0).forEach(each -> each.send(new Order.End()));
    groups.removeIf(each -> each.size() == 0);
  }

  private Optional<Group> groupOf(Charge camera) {
    return groups.stream()
        .filter(each -> each.camera(camera.id()).filter(camera::equals).isPresent())
        .findFirst();
  }

  /** Whether frames are dropped from now on. */
  synchronized void drop(boolean whether) {
    if (dropping != whether) {
      dropping = whether;
      groups.forEach(each -> each.send(new Order.Frames(whether)));
    }
  }

  /** Starts what is due, ends what is stuck, reports what is absent. */
  synchronized void look() {
    long awake = clock.nanos();
    if (awake - aliveAt >= ALIVE_NANOS) {
      aliveAt = awake;
      groups.forEach(each -> each.send(new Order.Alive()));
    }
    groups.forEach(each -> each.killStuck(awake));
    long now = System.nanoTime();
    groups.stream().filter(each -> !ending && each.isDue(now)).toList().forEach(this::begin);
    absent.tick(now);
  }

  private void begin(Group group) {
    int life = group.nextLife();
    try {
      var child =
          pool.start(
              group.number(),
              answer -> answered(group, life, answer),
              exit -> ended(group, life, exit));
      group.begin(child, clock.nanos());
      group.send(new Order.Begin(options, geometry, ChildVm.properties()));
      group.send(new Order.Frames(dropping));
      group.cameras().forEach(camera -> group.send(new Order.Add(camera.placement())));
    } catch (IllegalStateException e) {
      failed(group, e.getMessage());
    }
  }

  private synchronized void answered(Group group, int life, Answer answer) {
    if (!group.isLife(life)) {
      return;
    }
    group.heard(clock.nanos());
    if (answer instanceof Answer.Ready) {
      group.ready();
    } else if (answer instanceof Answer.Failed failed) {
      group.failed(failed.reason(), failed.lasting());
    } else if (answer instanceof Answer.Change change) {
      listener.accept(change.health());
    } else if (answer instanceof Answer.Snapshots all) {
      all.cameras().forEach(each -> snapshot(group, each));
    } else if (answer instanceof Answer.Removed removed) {
      removed(group, removed);
    }
    notifyAll();
  }

  private void snapshot(Group group, CameraSnapshot snapshot) {
    String id = StreamId.camera(snapshot.cameraId());
    group.camera(id).ifPresent(camera -> camera.last(snapshot));
    absent.forget(id);
  }

  private void removed(Group group, Answer.Removed answer) {
    group
        .camera(answer.camera())
        .ifPresent(
            camera -> {
              camera.last(answer.last());
              group.drop(camera.id());
              gone(camera);
            });
  }

  private synchronized void ended(Group group, int life, int exit) {
    if (group.isLife(life)) {
      boolean ready = group.isReady();
      group.died();
      if (!ending && groups.contains(group)) {
        dropLeaving(group);
        again(group, ready, exit);
      }
      notifyAll();
    }
  }

  private void dropLeaving(Group group) {
    for (Charge camera : group.cameras()) {
      if (camera.isLeaving()) {
        group.drop(camera.id());
        gone(camera);
      }
    }
  }

  private void again(Group group, boolean ready, int exit) {
    var file = pool.vm().errorFile(group.number());
    String reason = group.killed().orElse(CrashFile.reason(file, exit, group.options()));
    if (!ready) {
      failed(group, "its ingester process does not start (%s)".formatted(reason));
    } else if (exit == IngesterChild.UNHEARD) {
      failed(group, UNHEARD);
    } else if (group.size() > 0) {
      crashed(group, reason);
    }
  }

  /** Through no camera's fault; one that said why knows better. */
  private void failed(Group group, String otherwise) {
    if (!group.saidWhy()) {
      group.failed(otherwise, group.failure().isPresent());
    }
    String reason = group.failure().orElseThrow();
    LOG.error("ingester process {}: {}", group.number(), reason);
    group.startAfter(System.nanoTime(), group.pauseOfFailure());
    group.cameras().forEach(camera -> report(camera, 0, reason));
  }

  private void crashed(Group group, String reason) {
    LOG.error(
        "ingester process {} of {} cameras crashed ({})", group.number(), group.size(), reason);
    long now = System.nanoTime();
    var verdict = group.suspicion().crash(now, group.size());
    String again = "its ingester process crashed (%s); started again".formatted(reason);
    if (verdict == Suspicion.Verdict.GUILTY) {
      groups.remove(group);
      group.cameras().forEach(camera -> setApart(camera, reason));
    } else {
      group.cameras().forEach(camera -> report(camera, 1, again));
      List<Group> next = verdict == Suspicion.Verdict.HALVES ? halves(group) : List.of(group);
      next.forEach(each -> each.startAfter(now, each.suspicion().pause()));
    }
  }

  private void setApart(Charge camera, String reason) {
    camera.setApart();
    report(camera, 1, SET_APART.formatted(reason));
  }

  private void report(Charge camera, int crashes, String reason) {
    camera.last(absent.report(camera.placement(), crashes, reason));
  }

  private List<Group> halves(Group group) {
    groups.remove(group);
    List<Charge> cameras = group.cameras();
    int middle = cameras.size() / 2;
    return List.of(
        half(group, cameras.subList(0, middle)),
        half(group, cameras.subList(middle, cameras.size())));
  }

  private Group half(Group group, List<Charge> cameras) {
    Group half = add(group.suspicion().ofHalf());
    cameras.forEach(half::put);
    return half;
  }

  /**
   * Waits until no camera streams that is not wanted any more. A child that holds one for long is
   * killed meanwhile.
   *
   * @throws IllegalStateException where that does not end it either
   */
  synchronized void awaitLeft() throws InterruptedException {
    long end = clock.nanos() + Group.LEAVING.plus(KILLED).toNanos();
    while (!ending && !roster.leaving().isEmpty()) {
      if (clock.nanos() - end > 0) {
        throw new IllegalStateException(
            "the streams of %s do not end".formatted(String.join(", ", roster.leaving())));
      }
      wait(LOOK_MILLIS);
    }
  }

  /**
   * Waits until every child can connect to cameras.
   *
   * @throws IllegalStateException where one cannot start, saying why
   */
  synchronized void awaitReady(Duration patience) throws InterruptedException {
    long end = clock.nanos() + patience.toNanos();
    while (!groups.stream().allMatch(Group::isReady)) {
      boolean late = clock.nanos() - end > 0;
      var failed = groups.stream().filter(each -> each.failure().isPresent());
      var failure = failed.filter(each -> late || each.failsForGood()).findFirst();
      if (failure.isPresent() || late) {
        throw new IllegalStateException(
            failure.flatMap(Group::failure).orElse("no ingester process has started"));
      }
      wait(LOOK_MILLIS);
    }
  }

  /** Waits until no child lives; those that live after that are killed. */
  synchronized void awaitEnd(Duration patience) throws InterruptedException {
    awaitDeath(patience);
    groups.forEach(Group::kill);
    awaitDeath(KILLING);
  }

  private void awaitDeath(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (groups.stream().anyMatch(Group::lives) && System.nanoTime() - end < 0) {
      wait(LOOK_MILLIS);
    }
  }

  /** How each camera and zone is doing, those that left included. */
  synchronized List<CameraSnapshot> cameras() {
    return roster.snapshots();
  }

  synchronized List<CameraSnapshot> present() {
    return roster.present();
  }

  /** Whether nothing more comes of any of them. */
  synchronized boolean over() {
    return roster.isOver();
  }

  /** Has all streams ended; nothing is started again. */
  synchronized void end() {
    ending = true;
    groups.forEach(each -> each.send(new Order.End()));
  }

  /** Of the process that has this camera, where it lives. */
  synchronized Optional<Long> pid(String camera) {
    return groups.stream()
        .filter(each -> each.camera(camera).isPresent())
        .findFirst()
        .flatMap(Group::pid);
  }
}
