package io.zoetrope.ingester.process;

import io.zoetrope.ingester.connection.BackOff;
import io.zoetrope.ingester.options.CameraOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cameras that share a child, which may be dead for the moment. */
final class Group {
  static final Duration SILENT = Duration.ofSeconds(60);

  /** On a busy machine, with a Kafka that is away at first. */
  static final Duration STARTING = Duration.ofMinutes(3);

  /** For a camera's streams to end, which takes two. */
  static final Duration LEAVING = Duration.ofSeconds(5);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(Group.class);

  private final int number;
  private final Suspicion suspicion;
  private final Map<String, Charge> cameras = new LinkedHashMap<>();
  private final Map<String, Long> removing = new LinkedHashMap<>(); // since when
  private Optional<String> killed = Optional.empty();
  private Optional<ChildProcess> child = Optional.empty();
  private int life;
  private boolean ready;
  private boolean wasReady;
  private String failure;
  private boolean lasting;
  private boolean saidWhy;
  private final BackOff failures = new BackOff(FIRST_PAUSE, LONGEST_PAUSE, new Random());
  private long startAt = Long.MIN_VALUE;
  private long heard;

  Group(int number, Suspicion suspicion) {
    this.number = number;
    this.suspicion = suspicion;
  }

  int number() {
    return number;
  }

  Suspicion suspicion() {
    return suspicion;
  }

  int size() {
    return cameras.size();
  }

  List<Charge> cameras() {
    return new ArrayList<>(cameras.values());
  }

  List<CameraOptions> options() {
    return cameras.values().stream().map(Charge::options).toList();
  }

  Optional<Charge> camera(String id) {
    return Optional.ofNullable(cameras.get(id));
  }

  /** A camera that is there already takes no other's place. */
  void put(Charge camera) {
    cameras.put(camera.id(), camera);
    send(new Order.Add(camera.placement()));
  }

  void drop(String camera) {
    cameras.remove(camera);
    removing.remove(camera);
  }

  /** Has its child end a camera's streams. */
  void remove(String camera, long nanos) {
    removing.putIfAbsent(camera, nanos);
    send(new Order.Remove(camera));
  }

  /** To its child, where it lives; one that begins is told all cameras. */
  void send(Order order) {
    child.ifPresent(process -> process.send(order));
  }

  boolean lives() {
    return child.isPresent();
  }

  /** The number of the life that its next child has. */
  int nextLife() {
    return ++life;
  }

  boolean isLife(int number) {
    return life == number;
  }

  /**
   * @param nanos of a clock that stands still while this process does
   */
  void begin(ChildProcess process, long nanos) {
    child = Optional.of(process);
    saidWhy = false;
    killed = Optional.empty();
    heard = nanos;
  }

  /** Its child has ended, by itself or not. */
  void died() {
    child = Optional.empty();
    ready = false;
    removing.clear();
  }

  void kill() {
    child.ifPresent(ChildProcess::kill);
  }

  /** Why its child was killed that was stuck. */
  Optional<String> killed() {
    return killed;
  }

  Optional<Long> pid() {
    return child.map(ChildProcess::pid);
  }

  void ready() {
    ready = true;
    wasReady = true;
    failure = null;
    failures.reset();
  }

  boolean isReady() {
    return ready;
  }

  /**
   * It did not start, or ended through no fault of its cameras.
   *
   * @param forGood whether it would fail again
   */
  void failed(String reason, boolean forGood) {
    failure = reason;
    lasting = forGood;
    saidWhy = true;
  }

  /** Whether its child said why it ended. */
  boolean saidWhy() {
    return saidWhy;
  }

  boolean failsForGood() {
    return lasting;
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  void heard(long nanos) {
    heard = nanos;
  }

  /**
   * Kills its child where that lives and is stuck.
   *
   * @param nanos of a clock that stands still while this process does
   */
  void killStuck(long nanos) {
    Optional<String> why = child.flatMap(each -> stuck(nanos));
    if (killed.isEmpty() && why.isPresent()) {
      killed = why;
      LOG.error("ingester process {} is killed: {}", number, why.get());
      kill();
    }
  }

  private Optional<String> stuck(long nanos) {
    if (nanos - heard > (ready ? SILENT : STARTING).toNanos()) {
      return Optional.of(
          ready
              ? "it said nothing for %d s".formatted(SILENT.toSeconds())
              : "it did not start within %d s".formatted(STARTING.toSeconds()));
    }
    List<String> late =
        cameras.keySet().stream()
            .filter(each -> nanos - removing.getOrDefault(each, nanos) > LEAVING.toNanos())
            .toList();
    return late.isEmpty()
        ? Optional.empty()
        : Optional.of("the streams of %s did not end".formatted(String.join(", ", late)));
  }

  /** To wait after a start that failed, longer each time. */
  Duration pauseOfFailure() {
    return failures.next();
  }

  void startAfter(long nanos, Duration pause) {
    startAt = nanos + pause.toNanos();
  }

  boolean isDue(long nanos) {
    boolean wanted = !cameras.isEmpty() || !wasReady;
    return !lives() && wanted && (startAt == Long.MIN_VALUE || nanos - startAt >= 0);
  }
}
