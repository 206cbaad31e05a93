package io.zoetrope.schemas.client;

import io.zoetrope.schemas.SettingsRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the newest records of a topic kept by camera, in a thread of its own. Where reading fails
 * the topic is opened anew, and what was known stays in force until then.
 */
public final class TopicFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final long RETRY_MILLIS = 1000;

  private final String what;
  private final Duration interval;
  private final Supplier<SettingsReader> readers;
  private final Records records;
  private final Map<String, SettingsRecord> newest = new HashMap<>();
  private final Thread thread;
  private SettingsReader reader;
  private boolean failing;
  private volatile boolean closing;

  /** What becomes of records, one call after the other. */
  public interface Records {
    /** The newest record of a camera, which may remove it. */
    void take(SettingsRecord record);

    /**
     * The newest of all cameras, once the topic was opened. It may be another one than before,
     * whose offsets begin anew.
     */
    default void takeAll(Map<String, SettingsRecord> all) {
      all.values().forEach(this::take);
    }
  }

  private TopicFollower(
      String what,
      String thread,
      Duration interval,
      Supplier<SettingsReader> readers,
      Records records) {
    this.what = what;
    this.interval = interval;
    this.readers = readers;
    this.records = records;
    this.thread = new Thread(this::follow, thread);
    this.thread.setDaemon(true);
  }

  /**
   * Reads what stands in the topic, then goes on in its thread. Where the first reading fails, its
   * exception is thrown and nothing is followed.
   *
   * @param what the log calls the records
   * @param thread name of the thread
   * @param interval from one look to the next
   * @param readers open the topic, again where reading it failed
   */
  public static TopicFollower start(
      String what,
      String thread,
      Duration interval,
      Supplier<SettingsReader> readers,
      Records records) {
    var follower = new TopicFollower(what, thread, interval, readers, records);
    try {
      follower.read();
    } catch (RuntimeException e) {
      follower.closeReader();
      throw e;
    }
    follower.thread.start();
    return follower;
  }

  private void follow() {
    try {
      while (!closing) {
        attempt();
      }
    } catch (InterruptedException e) {
      // closing
    } finally {
      closeReader();
    }
  }

  private void attempt() throws InterruptedException {
    try {
      read();
      recovered();
      TimeUnit.MILLISECONDS.sleep(interval.toMillis());
    } catch (RuntimeException | Error e) { // nobody would see that the topic is followed no more
      if (closing) {
        return;
      }
      closeReader();
      failed(e);
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }
  }

  private void read() {
    if (reader == null) {
      reader = readers.get();
      newest.clear();
      reader.readToEnd(this::isNewest);
      records.takeAll(newest);
    } else {
      reader.readToEnd(
          record -> {
            if (isNewest(record)) {
              records.take(record);
            }
          });
    }
  }

  private boolean isNewest(SettingsRecord record) {
    var before = newest.get(record.camera());
    if (before != null && !record.isAfter(before)) {
      return false;
    }
    newest.put(record.camera(), record);
    return true;
  }

  private void closeReader() {
    var old = reader;
    reader = null;
    if (old == null) {
      return;
    }
    try {
      old.close();
    } catch (RuntimeException | Error e) { // of one that is given up
      LOG.debug("Closing the reader of {}", what, e);
    }
  }

  private void failed(Throwable e) {
    if (!failing) {
      failing = true;
      LOG.warn("{} cannot be read, those known stay in force: {}", what, String.valueOf(e));
    }
  }

  private void recovered() {
    if (failing) {
      failing = false;
      LOG.info("{} are read again", what);
    }
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
  }
}
