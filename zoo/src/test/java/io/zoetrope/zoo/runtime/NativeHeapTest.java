package io.zoetrope.zoo.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NativeHeapTest {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int BLOCK = 64 << 10; // smaller than what malloc maps by itself
  private static final int BLOCKS = 4096;

  @Test
  void whatWasFreedIsTheSystemsAgain() throws IOException {
    assumeThat(STATUS).as("resident memory is read from /proc").exists();
    List<Memory> blocks = new ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      var block = new Memory(BLOCK);
      block.setMemory(0, BLOCK, (byte) 1);
      blocks.add(block);
    }
    blocks.subList(0, BLOCKS - 1).forEach(Memory::close); // the last one keeps the heap's end

    long before = resident();
    NativeHeap.trim();

    assertThat(before - resident()).isGreaterThan((long) BLOCKS * BLOCK / 2);
    blocks.get(BLOCKS - 1).close();
  }

  private static long resident() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElseThrow();
  }
}
