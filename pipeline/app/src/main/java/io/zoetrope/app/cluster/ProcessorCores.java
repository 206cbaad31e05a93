package io.zoetrope.app.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The processor cores that this process may use, by the machine's numbers for them. */
record ProcessorCores(List<Integer> numbers) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String KEY = "Cpus_allowed_list:";

  /**
   * @throws IllegalStateException where the system does not say
   */
  static ProcessorCores usable() throws IOException {
    if (Files.notExists(STATUS)) {
      throw new IllegalStateException("processes can be pinned to cores on Linux only");
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(KEY))
        .map(line -> parse(line.substring(KEY.length()).strip()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(STATUS + " does not name the cores"));
  }

  /**
   * @param list such as {@code 0-3,8}
   */
  static ProcessorCores parse(String list) {
    List<Integer> all = new ArrayList<>();
    for (String range : list.split(",")) {
      String[] ends = range.split("-");
      int last = Integer.parseInt(ends[ends.length - 1]);
      for (int core = Integer.parseInt(ends[0]); core <= last; core++) {
        all.add(core);
      }
    }
    return new ProcessorCores(all);
  }

  /** What puts a process on one of them: the first on the first, after the last the first again. */
  List<String> pin(int process) {
    return List.of("taskset", "-c", Integer.toString(numbers.get(process % numbers.size())));
  }
}
