package io.zoetrope.app.endurance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.ProcessSize;
import io.zoetrope.operators.testkit.TinyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One task manager that runs jobs one after the other, beside one of another model that stays. */
@Tag("slow")
class RepeatedJobsTest {
  private static final int RUNS = Integer.getInteger("zoetrope.jobs", 10);
  private static final int WARM = 3; // by then all classes are there
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long ALLOWED_KIB = 64 << 10;
  private static final Pattern METASPACE = Pattern.compile("Metaspace +used (\\d+)K");

  @TempDir Path folder;

  @Test
  void aTaskManagerDoesNotGrowByTheJobsThatItRan() throws Exception {
    Path other = TinyModel.write(folder.resolve("other"), List.of("blue", "green", "red")).folder();
    try (var cluster = FilmedCluster.start(folder, "--slots", "2")) {
      stop(() -> cluster.job("stop"));
      submit(cluster, "coming");
      submit(cluster, "staying", "model=" + other);
      long pid = cluster.process("taskmanager-1").pid();
      List<Size> sizes = new ArrayList<>();
      for (int run = 1; run <= RUNS; run++) {
        cluster.awaitFreeSlots(0);
        stop(() -> cluster.job("stop", "coming"));
        submit(cluster, "coming");
        cluster.awaitFreeSlots(0);
        sizes.add(Size.of(pid));
        System.out.printf("after %d jobs: %s%n", run, sizes.get(run - 1));
      }
      Size warm = sizes.get(WARM - 1);
      Size last = sizes.get(RUNS - 1);
      assertThat(last.natives()).hasSize(1);
      assertThat(last.metaspaceKib() - warm.metaspaceKib()).isLessThan(ALLOWED_KIB / 8);
      assertThat(last.process().residentKib() - warm.process().residentKib())
          .isLessThan(ALLOWED_KIB);
    }
  }

  private static void submit(FilmedCluster cluster, String run, String... more) {
    String[] all =
        Stream.concat(Stream.of("flink.parallelism=1"), Stream.of(more)).toArray(String[]::new);
    assertThat(cluster.job("--submit", run, all)).isZero();
  }

  /** Not before all its tasks run. */
  private static void stop(Callable<Integer> stop) {
    await().atMost(PATIENCE).until(() -> stop.call() == 0);
  }

  /**
   * What a task manager holds.
   *
   * @param natives files of ONNX Runtime that are mapped
   */
  private record Size(ProcessSize process, long metaspaceKib, Set<String> natives) {
    static Size of(long pid) throws IOException {
      var process = ProcessSize.of(pid); // after a collection
      try (Stream<String> maps = Files.lines(Path.of("/proc", Long.toString(pid), "maps"))) {
        var natives =
            maps.filter(line -> line.endsWith("libonnxruntime.so"))
                .map(line -> line.substring(line.indexOf('/')))
                .collect(Collectors.toSet());
        return new Size(process, metaspace(pid), natives);
      }
    }

    private static long metaspace(long pid) throws IOException {
      String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      Process asked = new ProcessBuilder(jcmd, Long.toString(pid), "GC.heap_info").start();
      var found = METASPACE.matcher(new String(asked.getInputStream().readAllBytes(), UTF_8));
      assertThat(found.find()).isTrue();
      return Long.parseLong(found.group(1));
    }
  }
}
