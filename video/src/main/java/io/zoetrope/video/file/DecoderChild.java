package io.zoetrope.video.file;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import io.zoetrope.video.gst.GstRuntime;
import io.zoetrope.video.process.DecoderVm;
import io.zoetrope.video.process.IsolatedVm;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.freedesktop.gstreamer.Gst;
import org.slf4j.Logger;

/**
 * What a decoding process does: it decodes one file after the other, and ends where its orders end,
 * so that nothing is left of a parent that was killed.
 */
public final class DecoderChild {
  /** Of Linux' fcntl, and the most that it allows everybody. */
  private static final int F_SETPIPE_SZ = 1031;

  private static final int PIPE_BYTES = 1 << 20;

  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final AnswerWriter answers;

  /** Asked between pictures, of which some may be on their way that nobody wants any more. */
  private volatile boolean closing;

  private DecoderChild(AnswerWriter answers) {
    this.answers = answers;
  }

  /** The virtual machine for it. */
  static DecoderVm vm() {
    return new DecoderVm(DecoderChild.class, List.of(Gst.class, Native.class, Logger.class));
  }

  public static void main(String[] arguments) throws Exception {
    try (var channel = FileChannel.open(IsolatedVm.ANSWERS, StandardOpenOption.WRITE)) {
      var child = new DecoderChild(new AnswerWriter(channel));
      var listener = new Thread(() -> child.listen(System.in), "orders");
      listener.setDaemon(true);
      listener.start();
      widenPipe();
      child.serve(start());
    } finally {
      Runtime.getRuntime().halt(1); // nobody reads, or it cannot go on
    }
  }

  /** Fewer and longer turns of writer and reader; where the system refuses, it is only slower. */
  private static void widenPipe() {
    if (Platform.isLinux()) {
      Object[] arguments = {IsolatedVm.ANSWERS_DESCRIPTOR, F_SETPIPE_SZ, PIPE_BYTES};
      NativeLibrary.getProcess().getFunction("fcntl").invokeInt(arguments);
    }
  }

  /** Why there is no GStreamer here, if there is none. */
  private static Optional<String> start() {
    try {
      GstRuntime.start();
      Native.setCallbackExceptionHandler((callback, failure) -> failure.printStackTrace());
      return Optional.empty();
    } catch (IllegalStateException e) {
      return Optional.of(e.getMessage());
    }
  }

  private void listen(InputStream in) {
    try (var stream = new DataInputStream(new BufferedInputStream(in))) {
      while (true) {
        Order order = Order.read(stream);
        closing = order instanceof Order.Close;
        orders.add(order);
      }
    } catch (IOException e) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void serve(Optional<String> unable) throws IOException, InterruptedException {
    while (true) {
      if (orders.take() instanceof Order.Open open) {
        answers.send(unable.<Answer>map(Answer.Unable::new).orElseGet(Answer.Begun::new));
        decode(open);
        answers.send(new Answer.Closed());
      }
    }
  }

  private void decode(Order.Open open) throws IOException, InterruptedException {
    try (var video = new LocalVideo(open.file(), open.geometry())) {
      send(video);
      while (orders.take() instanceof Order.Damage) {
        answers.send(new Answer.Damage(video.damage()));
      }
      return;
    } catch (VideoException e) {
      answers.send(new Answer.Failed(e.getMessage()));
    } catch (RuntimeException | Error e) {
      answers.send(new Answer.Failed("%s cannot be decoded: %s".formatted(open.file(), e)));
    }
    awaitClose();
  }

  private void awaitClose() throws InterruptedException {
    while (!(orders.take() instanceof Order.Close)) {
      // nothing can be said of a file that failed
    }
  }

  private void send(LocalVideo video) throws IOException {
    for (boolean first = true; video.next(answers::picture) && !closing; first = false) {
      answers.flush();
      if (first) {
        answers.send(video.facts());
      }
    }
    answers.send(new Answer.End());
  }
}
