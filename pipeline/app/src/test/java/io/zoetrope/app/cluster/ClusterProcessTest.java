package io.zoetrope.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterProcessTest {
  @TempDir Path folder;
  private ClusterProcess process;

  @BeforeEach
  void start() throws Exception {
    process = new ClusterProcess("sleeper", folder);
    process.start(List.of("sleep", "600"), Map.of(), folder.resolve("out"));
  }

  @AfterEach
  void stop() throws Exception {
    process.stop();
  }

  @Test
  void isKnownByItsFileToAnotherCommand() throws Exception {
    var other = new ClusterProcess("sleeper", folder);
    assertThat(other.runs()).isTrue();

    other.stop();

    assertThat(process.runs()).isFalse();
    assertThat(folder.resolve("sleeper")).doesNotExist();
  }

  /** Its id may be given to another process of the user, which is none of the cluster's. */
  @Test
  void aProcessThatBeganAtAnotherTimeIsNotTakenForIt() throws Exception {
    ProcessHandle running = process.handle().orElseThrow();
    Files.writeString(folder.resolve("sleeper"), running.pid() + " 1");

    assertThat(process.runs()).isFalse();
    process.stop();
    assertThat(running.isAlive()).isTrue();
    running.destroyForcibly();
  }

  @Test
  void whatWasNeverStartedDoesNotRun() throws Exception {
    assertThat(new ClusterProcess("other", folder).runs()).isFalse();
  }
}
