package io.zoetrope.ingester.kafka;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * A Kafka producer of which it is known whether its thread lives, and which answers for every
 * record: also for those under way when it is closed. So many bytes are under way at most.
 */
final class LiveProducer {
  private static final String ENDED = "Kafka's producer ended by itself";
  private static final int LOOK_SECONDS = 5;
  private static final String THREAD = "kafka-producer-network-thread";

  private final Producer<String, byte[]> producer;
  private final int limit;
  private final Semaphore room;
  private final Optional<Thread> thread;
  private final Set<Answer> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param producers makes one
   */
  LiveProducer(Supplier<Producer<String, byte[]>> producers, int limit) {
    this.limit = limit;
    room = new Semaphore(limit);
    var group = new ThreadGroup("zoetrope-frame-producer");
    producer = make(producers, group);
    thread = senderIn(group);
  }

  /** In a group of its own its thread is found, also beside other producers of the same name. */
  private static Producer<String, byte[]> make(
      Supplier<Producer<String, byte[]>> producers, ThreadGroup group) {
    var made = new FutureTask<>(producers::get);
    new Thread(group, made, "zoetrope-producer-start").start();
    try {
      return made.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new KafkaException("no producer can be made", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  private static Optional<Thread> senderIn(ThreadGroup group) {
    Thread[] all = new Thread[group.activeCount() + 8];
    int count = group.enumerate(all);
    return Arrays.stream(all, 0, count)
        .filter(each -> each.getName().startsWith(THREAD))
        .findFirst();
  }

  /**
   * Waits for room and sends.
   *
   * @param done told once: null where the record is in the log, else why it is not
   * @throws RuntimeException where the producer fails, after which {@code done} is not told
   */
  @SuppressWarnings("FutureReturnValueIgnored") // The callback learns the same.
  void send(ProducerRecord<String, byte[]> record, int bytes, Consumer<Throwable> done)
      throws InterruptedException {
    int size = Math.min(bytes, limit);
    admit(size);
    var answer = new Answer(size, done);
    underWay.add(answer);
    try {
      producer.send(record, (metadata, error) -> answer(answer, error));
    } catch (RuntimeException | Error e) {
      if (underWay.remove(answer)) {
        room.release(size);
        throw e;
      }
    }
  }

  private void admit(int size) throws InterruptedException {
    while (!room.tryAcquire(size, LOOK_SECONDS, TimeUnit.SECONDS)) {
      if (!lives()) {
        throw new KafkaException(ENDED);
      }
    }
  }

  int partitions(String topic) {
    return producer.partitionsFor(topic).size();
  }

  /** Whether the thread that sends is there, without which nothing is ever answered. */
  boolean lives() {
    return thread.filter(Thread::isAlive).isPresent();
  }

  /** Closes it, and answers for what is under way after that: nobody else will. */
  void close(Duration patience) {
    try {
      producer.close(patience);
    } finally {
      var lost = new KafkaException(ENDED);
      underWay.forEach(answer -> answer(answer, lost));
    }
  }

  private void answer(Answer answer, Throwable error) {
    if (underWay.remove(answer)) {
      room.release(answer.size);
      answer.done.accept(error);
    }
  }

  /** Compared by identity: two records of one size are two. */
  private static final class Answer {
    private final int size;
    private final Consumer<Throwable> done;

    Answer(int size, Consumer<Throwable> done) {
      this.size = size;
      this.done = done;
    }
  }
}
