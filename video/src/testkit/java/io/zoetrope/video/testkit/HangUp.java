package io.zoetrope.video.testkit;

import java.io.IOException;

/** Threads of simulated servers, which end where either side of a connection hangs up. */
public final class HangUp {
  /** What may be hung up on. */
  public interface Work {
    void run() throws IOException;
  }

  private HangUp() {}

  /** Begins a thread that does not keep the process. */
  public static void ends(String thread, Work work) {
    var started =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // Either side hung up, or was made to.
              }
            },
            thread);
    started.setDaemon(true);
    started.start();
  }
}
