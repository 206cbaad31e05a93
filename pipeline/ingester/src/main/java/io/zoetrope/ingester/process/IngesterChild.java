package io.zoetrope.ingester.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.ingester.Ingester;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.ingester.lease.CameraLease;
import io.zoetrope.video.gst.GstRuntime;
import io.zoetrope.video.process.IsolatedVm;
import java.io.BufferedReader;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a child does: takes orders from its standard input, one a line, and ends in order where they
 * end, so that nothing is left of a parent that was killed, or where they cease, as others have the
 * cameras of a parent that is stopped soon.
 */
public final class IngesterChild {
  private static final Logger LOG = LoggerFactory.getLogger(IngesterChild.class);
  private static final int ATTEMPTS = 3;
  private static final long PATIENCE_MILLIS = 4000;

  /** How a child ends whose parent was not heard of. */
  static final int UNHEARD = 75;

  /** Streams end within two seconds. */
  private static final Duration ENDING = Duration.ofSeconds(3);

  /** Without a sign of life of the parent; its streams have ended when others begin with them. */
  static final Duration SILENCE = CameraLease.KEPT.minus(ENDING);

  private final Answers answers;
  private final ParentWatch parent = new ParentWatch(new AwakeClock(), SILENCE, this::unheard);
  private Ingester ingester;
  private FrameGate gate;

  private IngesterChild(PrintStream out) {
    answers = new Answers(out);
  }

  public static void main(String[] arguments) throws IOException {
    run(System.in);
  }

  /** Does as these orders say, then ends the process. */
  public static void run(InputStream orders) throws IOException {
    var out = new PrintStream(new FileOutputStream(IsolatedVm.ANSWERS.toFile()), false, UTF_8);
    warmUp();
    var child = new IngesterChild(out);
    var lines = new BufferedReader(new InputStreamReader(orders, UTF_8));
    boolean goOn = true;
    for (String line; goOn && (line = lines.readLine()) != null; ) {
      child.parent.heard();
      goOn = child.obey(Lines.order(line));
    }
    child.end(0);
  }

  /** While nothing is ordered yet; where it fails, it does so again, for all to see. */
  private static void warmUp() {
    try {
      GstRuntime.start();
    } catch (IllegalStateException e) {
      LOG.debug("GStreamer does not start", e);
    }
  }

  /** Whether it goes on. */
  private synchronized boolean obey(Order order) {
    if (order instanceof Order.Begin begin) {
      return begin(begin);
    } else if (order instanceof Order.Add add) {
      ingester.add(add.camera());
    } else if (order instanceof Order.Remove remove) {
      remove(remove.camera());
    } else if (order instanceof Order.Frames frames) {
      gate.drop(frames.dropped());
    }
    return !(order instanceof Order.End);
  }

  private boolean begin(Order.Begin order) {
    order.properties().forEach(System::setProperty);
    ingester = new Ingester(order.options(), List.of(), order.geometry(), this::gated);
    ingester.tell(answers::change);
    boolean video = false;
    try {
      GstRuntime.start();
      video = true;
      start(ATTEMPTS);
    } catch (RuntimeException e) {
      LOG.error("The ingester does not start", e);
      answers.send(new Answer.Failed(String.valueOf(e.getMessage()), !video));
      return false;
    }
    answers.send(new Answer.Ready());
    answers.follow(ingester::cameras);
    parent.start();
    return true;
  }

  /** Another process, in which all is loaded anew, has no better chance on a busy machine. */
  private void start(int attempts) {
    try {
      ingester.start();
    } catch (RuntimeException e) {
      if (attempts == 1) {
        throw e;
      }
      LOG.warn("The ingester does not start, it tries again: {}", e.getMessage());
      start(attempts - 1);
    }
  }

  private RecordSink gated(RecordSink sink) {
    gate = new FrameGate(sink);
    return gate;
  }

  /** Each waits for its own stream alone: others may have to end within the same seconds. */
  private void remove(String camera) {
    var removal =
        new Thread(
            () -> {
              List<CameraSnapshot> last = ingester.remove(camera);
              if (!last.isEmpty()) {
                answers.send(new Answer.Removed(camera, last));
              }
            },
            "zoetrope-remove-" + camera);
    removal.setDaemon(true);
    removal.start();
  }

  private void unheard() {
    LOG.error(
        "the process that gives orders was not heard of for {} s: this one ends",
        SILENCE.toSeconds());
    answers.mute();
    end(UNHEARD);
  }

  /** Takes no order after that. */
  private synchronized void end(int exit) {
    var late = new Thread(() -> endLate(exit), "zoetrope-end");
    late.setDaemon(true);
    late.start();
    if (ingester != null) {
      ingester.close();
      answers.end(ingester.cameras());
    }
    System.exit(exit);
  }

  /** Where native code does not come back, or nobody reads answers. */
  private static void endLate(int exit) {
    try {
      TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exit);
  }
}
