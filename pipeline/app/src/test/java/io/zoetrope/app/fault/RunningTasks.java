package io.zoetrope.app.fault;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The job's tasks in this process, which can be failed. */
public final class RunningTasks {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern TASK =
      Pattern.compile("(?:Source: frames|assemble clips).*\\(\\d+/\\d+\\)#(\\d+).*");

  private RunningTasks() {}

  /** Interrupts a running task wherever it is, and returns which attempt it was of. */
  public static int failOne(Random random) {
    await().atMost(PATIENCE).until(() -> !running().isEmpty());
    List<Thread> tasks = running();
    int attempt = newestAttempt(tasks).orElseThrow();
    tasks.get(random.nextInt(tasks.size())).interrupt();
    return attempt;
  }

  /** Waits for tasks of a later attempt. */
  public static void awaitAfter(int attempt) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> newestAttempt(running()).orElse(attempt) > attempt);
  }

  static boolean areThere() {
    return newestAttempt(tasks()).isPresent();
  }

  /** Not those that are being cleaned up: an interrupt there is not forgiven by Flink. */
  private static List<Thread> running() {
    return tasks().stream().filter(RunningTasks::isInItsLoop).toList();
  }

  private static boolean isInItsLoop(Thread task) {
    return Arrays.stream(task.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("runMailboxLoop"));
  }

  private static OptionalInt newestAttempt(List<Thread> tasks) {
    return tasks.stream().flatMapToInt(RunningTasks::attempt).max();
  }

  private static IntStream attempt(Thread task) {
    var matcher = TASK.matcher(task.getName());
    return matcher.matches() ? IntStream.of(Integer.parseInt(matcher.group(1))) : IntStream.empty();
  }

  private static List<Thread> tasks() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> attempt(thread).findAny().isPresent())
        .toList();
  }
}
