package io.zoetrope.ingester.process;

import io.zoetrope.ingester.options.CameraOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cameras that share a child, which may be dead for the moment. */
final class Group {
  private static final long SILENT_NANOS = Duration.ofSeconds(60).toNanos();

  private final int number;
  private final Suspicion suspicion;
  private final Map<String, Charge> cameras = new LinkedHashMap<>();
  private Optional<ChildProcess> child = Optional.empty();
  private int life;
  private boolean ready;
  private boolean wasReady;
  private String failure;
  private boolean lasting;
  private boolean saidWhy;
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

  void begin(ChildProcess process, long nanos) {
    child = Optional.of(process);
    saidWhy = false;
    heard = nanos;
  }

  /** Its child has ended, by itself or not. */
  void died() {
    child = Optional.empty();
    ready = false;
  }

  void kill() {
    child.ifPresent(ChildProcess::kill);
  }

  Optional<Long> pid() {
    return child.map(ChildProcess::pid);
  }

  void ready() {
    ready = true;
    wasReady = true;
    failure = null;
  }

  boolean isReady() {
    return ready;
  }

  /**
   * It did not start.
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

  /** Whether its child, though it lives, has said nothing for long: it is stuck. */
  boolean isStuck(long nanos) {
    return lives() && ready && nanos - heard > SILENT_NANOS;
  }

  void startAfter(long nanos, Duration pause) {
    startAt = nanos + pause.toNanos();
  }

  boolean isDue(long nanos) {
    boolean wanted = !cameras.isEmpty() || !wasReady;
    return !lives() && wanted && (startAt == Long.MIN_VALUE || nanos - startAt >= 0);
  }
}
