package io.zoetrope.app.fault;

import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.TopicNames;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.inference.batching.Batchers;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.pack.ModelPackage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job run again and again in one process, with a model of 126 MB. */
@Tag("slow")
class JobRestartsTest {
  private static final int RUNS = 5;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long MEGABYTE = 1 << 20;
  private static final long TWO_MODELS = 252 * MEGABYTE; // three runs that kept theirs exceed it

  @TempDir Path folder;

  @Test
  void everyRunLoadsTheModelAnewAndFreesIt() throws Exception {
    assumeThat(STATUS).as("native memory is read from /proc").exists();
    var outsideTheHeap = new ArrayList<Long>();
    try (var kafka = new RestartableKafka(folder.resolve("kafka"))) {
      kafka.createTopics(TopicNames.DEFAULT);
      try (var frames = new LargeFrames(kafka.client(), TopicNames.DEFAULT.frames(), 2)) {
        frames.film(32);
      }
      var options = options(kafka);
      for (int run = 0; run < RUNS; run++) {
        runOnce(options);
        outsideTheHeap.add(nativeBytes());
      }
    }
    System.out.printf(
        "MB outside the heap after each run: %s%n",
        outsideTheHeap.stream().map(bytes -> bytes / MEGABYTE).toList());
    long settled = outsideTheHeap.get(1);
    await() // a cluster's buffers go some time after its job
        .atMost(Duration.ofSeconds(30))
        .until(() -> nativeBytes() - settled < TWO_MODELS);
  }

  private JobOptions options(RestartableKafka kafka) {
    var spec = Catalogue.standard().get("r2plus1d_v1_resnet18_kinetics400");
    ModelPackage model =
        ModelExport.of(spec, List.of("walk", "run", "fall"))
            .options(spec.options().classes(3))
            .seeded(1, folder.resolve("model"));
    return Configs.job(
        model, kafka.address(), List.of("recognition.scores=true", "flink.bounded=true"));
  }

  private static void runOnce(JobOptions options) throws Exception {
    try (var job = RunningJob.start(options)) {
      job.awaitEnd();
    }
    Batchers.closeUnused();
    await().atMost(Duration.ofMinutes(1)).until(JobRestartsTest::noRecognizerRuns);
  }

  /** Its last thread frees the model. */
  private static boolean noRecognizerRuns() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().matches("recognizer \\d+"));
  }

  /** Resident memory without the Java heap. */
  private static long nativeBytes() throws IOException {
    System.gc();
    var resident =
        Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
            .findFirst()
            .orElseThrow();
    return resident - ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
  }
}
