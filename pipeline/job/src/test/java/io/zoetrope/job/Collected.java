package io.zoetrope.job;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A sink whose results the test reads in its own process. */
final class Collected<T> implements Sink<T>, Serializable {
  private static final long serialVersionUID = 1L;
  private static final Map<String, Queue<Object>> RESULTS = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();

  @SuppressWarnings("unchecked") // only this sink writes under its id
  List<T> values() {
    return (List<T>) List.copyOf(queue());
  }

  private Queue<Object> queue() {
    return RESULTS.computeIfAbsent(id, key -> new ConcurrentLinkedQueue<>());
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new SinkWriter<>() {
      @Override
      public void write(T value, Context context) {
        queue().add(value);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
