package io.zoetrope.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.embedded.EmbeddedKafka;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.IngestedTopics;
import io.zoetrope.app.testkit.MovingPictures;
import io.zoetrope.app.testkit.ProcessSize;
import io.zoetrope.config.IngestConfig;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.WatchOptions;
import io.zoetrope.ingester.process.ChildVm;
import io.zoetrope.ingester.process.IngesterChild;
import io.zoetrope.ingester.process.IngesterSupervisor;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.simulate.SimulatedCameras;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real RTSP cameras of which some flap, in children of an ingester, in front of a real Kafka: each
 * is back within its back-off and five seconds, those of another child lose no frame, ids of
 * streams are right, and the children do not grow.
 *
 * <p>{@code -Dzoetrope.flaps} says how many, {@code .seed} which, {@code .longest} how many seconds
 * a cut lasts at most, {@code .slowness} by how much longer than due a busy machine may take.
 */
@Tag("slow")
class FlappingCamerasTest {
  private static final FrameGeometry GEOMETRY = FrameGeometry.exact(32, 32);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<String> CALM = List.of("calm-1", "calm-2");
  private static final int FLAPPING = 4;

  /** A child is killed with the fifth flap and then with each 25th. */
  private static final int KILL_EVERY = 25;

  private static final int FIRST_KILL = 4;

  /** The requirement, beside the back-off. */
  private static final double DUE_SECONDS = 5;

  /** Before a process that was killed is started again, as often as here. */
  private static final double RESTART_SECONDS = 2;

  /** Longer than a connection must last for the back-off to begin anew. */
  private static final long CALM_MILLIS = 11_000;

  /** What a child may have more of, at the end than near the beginning. */
  private static final int MORE_THREADS = 6;

  private static final int MORE_FILES = 8;
  private static final long MORE_HEAP_KIB = 4 << 10;
  private static final long MORE_MEMORY_KIB = 48 << 10;

  private final int count = Integer.getInteger("zoetrope.flaps", 12);
  private final int longest = Integer.getInteger("zoetrope.flaps.longest", 3);
  private final double slowness =
      Double.parseDouble(System.getProperty("zoetrope.flaps.slowness", "1"));
  private final long seed = Long.getLong("zoetrope.flaps.seed", System.currentTimeMillis());
  private final Random random = new Random(seed);
  private final long start = System.nanoTime();
  private final List<FlappingCamera> flapping = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<Long, List<ProcessSize>> sizes = new LinkedHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  @TempDir Path folder;
  private EmbeddedKafka kafka;
  private SimulatedCameras calm;
  private StreamLog log;
  private IngesterSupervisor supervisor;

  @BeforeEach
  void start() throws Exception {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    var options = IngestedTopics.prepare(IngestConfig.DEFAULT, kafka.bootstrapServers(), GEOMETRY);
    log = new StreamLog(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    calm = SimulatedCameras.start();
    List<CameraOptions> all = new ArrayList<>();
    for (int i = 1; i <= FLAPPING; i++) {
      flapping.add(FlappingCamera.start("flapping-" + i));
      all.add(flapping.get(i - 1).options());
    }
    supervisor = supervisor();
    supervisor.start(options, FLAPPING);
    supervisor.use(all); // fill one child; another has the others
    for (String id : CALM) {
      String address = calm.paint(id, MovingPictures.FORMAT, MovingPictures.PAINTER);
      all.add(CameraOptions.of(id, address));
    }
    supervisor.use(all);
  }

  private IngesterSupervisor supervisor() throws Exception {
    var vm =
        ChildVm.of(Files.createDirectory(folder.resolve("processes")), Optional.empty(), 16 << 20)
            .with(FLAPPING, IngesterChild.class.getName());
    var started = new IngesterSupervisor(vm, GEOMETRY);
    started.tell(
        change -> say("%s %s %s", change.getCameraId(), change.getState(), change.getMessage()));
    return started;
  }

  @AfterEach
  void stop() throws Exception {
    threads.shutdownNow();
    supervisor.close();
    log.close();
    for (FlappingCamera each : flapping) {
      each.close();
    }
    calm.close();
    kafka.close();
  }

  @Test
  void areBackSoonWithoutHarmToOthers() throws Exception {
    say("%d flaps of %d s at most, seed %d", count, longest, seed);
    await().atMost(PATIENCE).until(() -> ids().allMatch(this::hasOwnClock));
    Map<String, Integer> settled = new LinkedHashMap<>();
    CALM.forEach(id -> settled.put(id, log.parts(id).size()));
    List<Long> calmProcesses = CALM.stream().map(this::process).toList();
    Thread.sleep(CALM_MILLIS);

    strikeAll();

    measure();
    ids().forEach(id -> problems.addAll(log.problems(id)));
    assertThat(problems).isEmpty();
    assertThat(CALM.stream().map(this::process)).isEqualTo(calmProcesses);
    CALM.forEach(id -> assertUndisturbed(id, settled.get(id)));
    assertThat(growth()).isEmpty();
    assertThat(threadsOfTheSupervisor())
        .isLessThanOrEqualTo(1 + 3L * ids().map(this::process).distinct().count());
  }

  private static long threadsOfTheSupervisor() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("zoetrope-ingester"))
        .count();
  }

  /** Measures children once they have seen some flaps, and before they are killed. */
  private void strikeAll() throws Exception {
    List<Flap> flaps = Flap.some(count, random);
    int kills = 0;
    int lastKill = 0;
    for (int done = 0; done < count; ) {
      if (done >= FIRST_KILL + kills * KILL_EVERY) {
        kill(flapping.get(kills++ % FLAPPING));
        lastKill = ++done;
      } else {
        int next = Math.min(count, done + FLAPPING);
        round(flaps.subList(done, next));
        done = next;
        boolean isNext = done >= FIRST_KILL + kills * KILL_EVERY;
        if (done - lastKill <= FLAPPING || isNext) {
          measure();
        }
      }
    }
  }

  /** Each has another camera to itself, all at once. */
  private void round(List<Flap> flaps) throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < flaps.size(); i++) {
      FlappingCamera camera = flapping.get(i);
      Flap flap = flaps.get(i);
      long seconds = List.of(1, (longest + 5) / 6, longest).get(random.nextInt(3));
      all.add(threads.submit(() -> strike(camera, flap, seconds)));
    }
    for (Future<?> each : all) {
      each.get();
    }
    Thread.sleep(CALM_MILLIS);
  }

  private Void strike(FlappingCamera camera, Flap flap, long seconds) throws Exception {
    Set<String> before = log.streams(camera.id());
    camera.strike(flap, seconds * 1000);
    awaitBack(camera, flap, seconds, flap.breaks() ? before : Set.of());
    return null;
  }

  private void kill(FlappingCamera victim) throws Exception {
    Map<String, Set<String>> before = new LinkedHashMap<>();
    long process = process(victim.id());
    for (FlappingCamera each : flapping) {
      boolean dies = process(each.id()) == process;
      before.put(each.id(), dies ? log.streams(each.id()) : Set.of());
    }
    ProcessHandle.of(process).orElseThrow().destroyForcibly();
    for (FlappingCamera each : flapping) {
      awaitBack(each, Flap.CHILD_KILLED, 0, before.get(each.id()));
    }
    say("its next process used %.1f s of a processor until then", processorSeconds(victim));
    Thread.sleep(CALM_MILLIS);
  }

  private double processorSeconds(FlappingCamera camera) {
    var process = ProcessHandle.of(process(camera.id())).orElseThrow();
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
  }

  /**
   * Of a fault that is just over.
   *
   * @param before streams that are not to be continued
   */
  private void awaitBack(FlappingCamera camera, Flap flap, long seconds, Set<String> before) {
    long end = System.nanoTime();
    long over = System.currentTimeMillis() * 1000;
    double due = backOff(flap, seconds) + DUE_SECONDS * slowness;
    try {
      await().atMost(PATIENCE).until(() -> log.hasAfter(camera.id(), over, before));
      double took = (System.nanoTime() - end) / 1e9;
      say(
          "%s after %s of %d s: back in %.1f s, due in %.1f s",
          camera.id(), flap, seconds, took, due);
      if (took > due) {
        problem(camera, flap, seconds, "back in %.1f s, not %.1f s".formatted(took, due));
      }
    } catch (ConditionTimeoutException e) {
      problem(camera, flap, seconds, "not back; " + snapshot(camera.id()));
    }
  }

  /**
   * The longest that may be left to wait, in seconds, when a fault is over: waits double, so that
   * each is as long as those before it and the first, and differ by a tenth.
   */
  private static double backOff(Flap flap, long seconds) {
    var watch = WatchOptions.defaults();
    double most = 1.1 * watch.lastRetry().toMillis() / 1000;
    double first = 1.1 * watch.firstRetry().toMillis() / 1000;
    return switch (flap) {
      case WRONG_PASSWORD -> most;
      case CHILD_KILLED -> RESTART_SECONDS;
      default -> Math.min(most, first + 1.25 * seconds);
    };
  }

  private void say(String format, Object... values) {
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.println("%.1f ".formatted(seconds) + format.formatted(values));
  }

  private synchronized void problem(FlappingCamera camera, Flap flap, long seconds, String what) {
    problems.add("%s after %s of %d s: %s".formatted(camera.id(), flap, seconds, what));
    say("WRONG: %s is %s", camera.id(), what);
  }

  private void measure() throws Exception {
    for (long process : ids().map(this::process).distinct().toList()) {
      var size = ProcessSize.of(process);
      say("process %d: %s", process, size);
      sizes.computeIfAbsent(process, pid -> new ArrayList<>()).add(size);
    }
  }

  private List<String> growth() {
    List<String> growth = new ArrayList<>();
    sizes.forEach(
        (process, all) -> {
          var first = all.get(0);
          var last = all.get(all.size() - 1);
          if (last.threads() > first.threads() + MORE_THREADS
              || last.files() > first.files() + MORE_FILES
              || last.heapKib() > first.heapKib() + MORE_HEAP_KIB
              || last.residentKib() > first.residentKib() + MORE_MEMORY_KIB) {
            growth.add("process %d: first %s, last %s".formatted(process, first, last));
          }
        });
    return growth;
  }

  /** Since its own clock was known. */
  private void assertUndisturbed(String camera, int since) {
    var all = log.parts(camera);
    assertThat(all.subList(since - 1, all.size()).stream().map(StreamLog.Part::stream).distinct())
        .as(camera)
        .hasSize(1);
    assertThat(snapshot(camera).framesDropped()).as(camera).isZero();
    assertThat(snapshot(camera).reconnects()).as(camera).isZero();
    assertThat(snapshot(camera).crashes()).as(camera).isZero();
  }

  private Stream<String> ids() {
    return Stream.concat(flapping.stream().map(FlappingCamera::id), CALM.stream());
  }

  private boolean hasOwnClock(String camera) {
    return log.newest(camera).filter(it -> it.clock() == TimestampSource.NTP).isPresent();
  }

  private long process(String camera) {
    return supervisor.pid(camera).orElseThrow();
  }

  private CameraSnapshot snapshot(String camera) {
    return supervisor.cameras().stream()
        .filter(each -> each.cameraId().equals(camera))
        .findFirst()
        .orElseThrow();
  }
}
