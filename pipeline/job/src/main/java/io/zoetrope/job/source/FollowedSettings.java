package io.zoetrope.job.source;

import io.zoetrope.operators.clip.SettingsHistory;
import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.schemas.client.SettingsReader;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic of settings on a thread of its own. A frame that is here was appended before
 * now; so where all settings appended until shortly ago are known, all are that can hold for it:
 * they hold {@link SettingsHistory#LEAD} after they were appended.
 */
final class FollowedSettings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FollowedSettings.class);
  private static final long INTERVAL_MILLIS = 100;
  private static final long RETRY_MILLIS = 1000;

  /** The rest of the lead is for brokers whose clocks differ. */
  private static final long FRESH_NANOS = SettingsHistory.LEAD.toNanos() * 3 / 4;

  private final Map<String, String> client;
  private final String topic;
  private volatile SettingsHistory history = new SettingsHistory();
  private final Thread thread = new Thread(this::follow, "zoetrope-settings");
  private CompletableFuture<Void> next = new CompletableFuture<>();
  private boolean known;
  private long knownUntil;
  private RuntimeException failure;
  private boolean failing;
  private boolean slow;
  private boolean closing;

  FollowedSettings(Map<String, String> client, String topic) {
    this.client = client;
    this.topic = topic;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Whether settings are known that are new enough for every frame that is here.
   *
   * @throws IllegalStateException where the topic cannot be read at all
   */
  synchronized boolean areFresh() {
    if (failure != null) {
      throw new IllegalStateException(
          "topic %s cannot be read, and without its settings no frame is processed (%s)"
              .formatted(topic, failure.getMessage()),
          failure);
    }
    return isFreshAt(System.nanoTime());
  }

  private boolean isFreshAt(long nanos) {
    return known && nanos - knownUntil < FRESH_NANOS;
  }

  /** Completes when it is worth asking again. */
  synchronized CompletableFuture<Void> news() {
    return next;
  }

  /** The record under the settings that hold at its place of the log. */
  FrameRecord settled(FrameRecord record) {
    awaitFresh();
    return record.under(history.at(CameraKey.of(record).camera(), record.logTime()));
  }

  /** Waits only where this process stood still since the caller asked, and for one reading then. */
  private synchronized void awaitFresh() {
    long asked = System.nanoTime();
    try {
      while (!isFreshAt(asked)) {
        areFresh(); // or never will be
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while settings are read", e);
    }
  }

  private void follow() {
    while (!isClosing()) {
      try (var reader = SettingsReader.open(client, topic)) {
        var read = new SettingsHistory(); // of a topic that may be another one by now
        while (!isClosing()) {
          long began = System.nanoTime();
          reader.readToEnd(read::add);
          history = read;
          knowUntil(began);
          TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
        }
      } catch (InterruptedException | RuntimeException e) {
        failed(e);
      } catch (Error e) { // the reader of frames fails with it
        end(new IllegalStateException(e));
        throw e;
      }
    }
  }

  private synchronized boolean isClosing() {
    return closing;
  }

  private synchronized void knowUntil(long began) {
    warnIfSlow(System.nanoTime() - began);
    known = true;
    knownUntil = began;
    if (failing) {
      failing = false;
      LOG.info("Settings are read again");
    }
    tell();
  }

  private void warnIfSlow(long nanos) {
    boolean isSlow = nanos > FRESH_NANOS;
    if (isSlow && !slow) {
      LOG.warn(
          "Reading camera settings takes {} ms: frames wait for it, as they may be {} ms old at most",
          TimeUnit.NANOSECONDS.toMillis(nanos),
          TimeUnit.NANOSECONDS.toMillis(FRESH_NANOS));
    }
    slow = isSlow;
  }

  private synchronized void tell() {
    notifyAll();
    next.complete(null);
    next = new CompletableFuture<>();
  }

  /** Once they were known it is tried again: frames wait meanwhile, as they do without Kafka. */
  private void failed(Exception e) {
    if (isToBeTriedAgain(e)) {
      rest();
    } else {
      end(e instanceof RuntimeException it ? it : new IllegalStateException(e));
    }
  }

  private synchronized boolean isToBeTriedAgain(Exception e) {
    if (known && !failing && !closing) {
      failing = true;
      LOG.warn("Frames wait: settings cannot be read ({})", e.getMessage());
    }
    return known;
  }

  private synchronized void end(RuntimeException e) {
    closing = true;
    failure = e;
    tell();
  }

  private static void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      // closing, or nobody meant it
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closing = true;
    }
    thread.interrupt();
  }
}
