package io.zoetrope.ingester.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.ingester.options.Secrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One child as its parent has it. Giving an order never waits. */
final class ChildProcess {
  private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);

  private final int number;
  private final Process process;
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
  private final Consumer<Answer> answers;
  private final Consumer<Integer> ended;

  private ChildProcess(
      int number, Process process, Consumer<Answer> answers, Consumer<Integer> ended) {
    this.number = number;
    this.process = process;
    this.answers = answers;
    this.ended = ended;
  }

  /** Starts a virtual machine, which waits for orders. */
  static Process launch(ChildVm vm, int number) {
    try {
      return vm.start(number);
    } catch (IOException e) {
      throw new IllegalStateException("no ingester process can be started: " + e.getMessage(), e);
    }
  }

  /**
   * Gives orders to a process from now on.
   *
   * @param answers told by a thread of its own
   * @param ended told once by the same thread, after all answers: its exit code
   */
  static ChildProcess follow(
      int number, Process process, Consumer<Answer> answers, Consumer<Integer> ended) {
    var child = new ChildProcess(number, process, answers, ended);
    child.thread("orders", child::write);
    child.thread("answers", child::read);
    child.thread("errors", child::readErrors);
    return child;
  }

  private void thread(String name, Runnable work) {
    var thread = new Thread(work, "zoetrope-ingester-%d-%s".formatted(number, name));
    thread.setDaemon(true);
    thread.start();
  }

  void send(Order order) {
    orders.add(order);
  }

  long pid() {
    return process.pid();
  }

  void kill() {
    process.destroyForcibly();
  }

  private void write() {
    try (Writer out = new OutputStreamWriter(process.getOutputStream(), UTF_8)) {
      for (Order order = null; !(order instanceof Order.End); ) {
        order = orders.take();
        out.write(Lines.of(order) + "\n");
        out.flush();
      }
    } catch (IOException e) {
      LOG.debug("ingester process {} takes no orders any more", number); // it has ended
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    each(process.getInputStream(), line -> Lines.answer(line).ifPresent(answers));
    orders.add(new Order.End());
    try {
      ended.accept(process.waitFor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What its libraries print; they know nothing of passwords. */
  private void readErrors() {
    each(
        process.getErrorStream(),
        line -> LOG.warn("ingester process {}: {}", number, Secrets.redact(line)));
  }

  /** What cannot be made of a line is no reason to hear no more. */
  private void take(String line, Consumer<String> use) {
    try {
      use.accept(line);
    } catch (RuntimeException e) {
      LOG.error("ingester process {}: an answer could not be taken", number, e);
    }
  }

  private void each(InputStream stream, Consumer<String> use) {
    try (var lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        take(line, use);
      }
    } catch (IOException e) {
      LOG.debug("ingester process {} says no more", number, e);
    }
  }
}
