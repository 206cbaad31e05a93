package io.zoetrope.app.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.ingester.process.IngesterChild;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;

/** An ingester process that a camera crashes whose source is so named, as bad native code does. */
public final class CrashingChild {
  /** In the source of the camera. */
  public static final String BAD = "bad-for-decoders";

  /** Its id. */
  public static final String CAMERA = "guilty";

  private static final long MILLIS = 200;

  private CrashingChild() {}

  public static void main(String[] arguments) throws IOException {
    var orders = new PipedOutputStream();
    var passedOn = new PipedInputStream(orders, 1 << 20);
    var thread = new Thread(() -> pass(orders), "orders");
    thread.setDaemon(true);
    thread.start();
    IngesterChild.run(passedOn);
  }

  private static void pass(PipedOutputStream orders) {
    try (orders;
        var lines = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        orders.write((line + "\n").getBytes(UTF_8));
        orders.flush();
        if (line.contains(BAD)) {
          var thread = new Thread(CrashingChild::crash, "crash");
          thread.setDaemon(true);
          thread.start();
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Once the camera's own thread is there. */
  private static void crash() {
    try {
      while (!isBegun()) {
        Thread.sleep(MILLIS);
      }
      kill();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isBegun() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("zoetrope-camera-" + CAMERA));
  }

  private static void kill() throws IOException {
    new ProcessBuilder("kill", "-SEGV", Long.toString(ProcessHandle.current().pid())).start();
  }
}
