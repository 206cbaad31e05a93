package io.zoetrope.ingester.kafka;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * A Kafka producer of which it is known whether its thread lives, and which answers for every
 * record: also for those under way when it is abandoned. So many bytes are under way at most.
 */
final class LiveProducer {
  private static final String ENDED = "Kafka's producer ended by itself";
  private static final int LOOK_SECONDS = 5;
  private static final String THREAD = "kafka-producer-network-thread | ";

  private final Producer<String, byte[]> producer;
  private final int limit;
  private final Semaphore room;
  private final String thread;
  private final Set<Answer> underWay = ConcurrentHashMap.newKeySet();

  LiveProducer(Producer<String, byte[]> producer, int limit) {
    this.producer = producer;
    this.limit = limit;
    room = new Semaphore(limit);
    thread = THREAD + clientId(producer);
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
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(each -> each.getName().equals(thread) && each.isAlive());
  }

  /** Answers for what is under way: nobody else will. */
  void abandon(Duration patience) {
    close(patience);
    var lost = new KafkaException(ENDED);
    underWay.forEach(answer -> answer(answer, lost));
  }

  void close(Duration patience) {
    producer.close(patience);
  }

  private void answer(Answer answer, Throwable error) {
    if (underWay.remove(answer)) {
      room.release(answer.size);
      answer.done.accept(error);
    }
  }

  private static String clientId(Producer<String, byte[]> producer) {
    return producer.metrics().keySet().stream()
        .map(name -> name.tags())
        .filter(tags -> tags.containsKey("client-id"))
        .map(tags -> tags.get("client-id"))
        .findFirst()
        .orElse("");
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
