package io.zoetrope.ingester.lease;

import io.zoetrope.ingester.kafka.CameraPartitions;
import io.zoetrope.ingester.kafka.KafkaClients;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.schemas.client.KafkaRefusedException;
import io.zoetrope.schemas.client.KafkaRights;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This ingester's share of the cameras of an installation. All ingesters of one consumer group
 * share them, and each must have the same cameras in its configuration. What one had that ends or
 * is not heard of goes to the others.
 */
public final class CameraLease implements AutoCloseable {
  /** For so long at least nobody has the cameras of an ingester that is not heard of any more. */
  public static final Duration KEPT = GroupMember.KEPT;

  private static final Logger LOG = LoggerFactory.getLogger(CameraLease.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long RETRY_NANOS = 1_000_000_000;

  private final IngesterOptions options;
  private final String group;
  private final CameraBook book;
  private final Consumer<List<CameraOptions>> yours;
  private final Thread thread = new Thread(this::run, "zoetrope-camera-lease");
  private Optional<List<CameraOptions>> told = Optional.of(List.of()); // empty: not certain
  private long nextTry = System.nanoTime();
  private GroupMember member;
  private boolean failing;
  private Optional<String> disagreement = Optional.empty();
  private final CountDownLatch shared = new CountDownLatch(1);
  private volatile boolean heard;
  private volatile boolean agreed = true;
  private volatile boolean closing;

  private CameraLease(
      IngesterOptions options, String group, CameraBook book, Consumer<List<CameraOptions>> yours) {
    this.options = options;
    this.group = group;
    this.book = book;
    this.yours = yours;
  }

  /**
   * Joins the group.
   *
   * @param group that shares the cameras
   * @param configured cameras of the configuration; there may be none
   * @param yours told exactly the cameras that are this ingester's from now on, one call after the
   *     other, by a thread of the lease. It returns once those that are not named any more are
   *     stopped, as another ingester may begin with them then; where it fails it is told again.
   * @throws KafkaRefusedException where a right is missing, naming it
   * @throws IllegalStateException where the topic of cameras cannot be read, saying why
   */
  public static CameraLease start(
      IngesterOptions options,
      String group,
      List<CameraOptions> configured,
      Consumer<List<CameraOptions>> yours) {
    requireRights(options, group);
    var book =
        CameraBook.start(() -> KafkaClients.cameras(options), options.timeZone(), configured);
    var lease = new CameraLease(options, group, book, yours);
    lease.thread.setDaemon(true);
    lease.thread.start();
    return lease;
  }

  private static void requireRights(IngesterOptions options, String group) {
    var rights =
        new KafkaRights().topic(options.topics().cameras(), AclOperation.READ).group(group);
    try (var admin = KafkaClients.admin(options)) {
      rights.require(admin, options.bootstrapServers());
    } catch (ExecutionException | KafkaException e) {
      throw KafkaClients.unreachable(options, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Kafka", e);
    }
  }

  /** Takes others for the cameras of the configuration, such as where its file was edited. */
  public void configure(List<CameraOptions> configured) {
    book.configure(configured);
  }

  /**
   * Waits until this ingester's first share is known and told.
   *
   * @return whether that came in time
   */
  public boolean awaitShare(Duration patience) throws InterruptedException {
    return shared.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether Kafka answers: the group was heard of lately. */
  public boolean heard() {
    return heard;
  }

  /** Whether all ingesters of the group have the same cameras, as of the last assignment. */
  public boolean agreed() {
    return agreed;
  }

  /** Has all cameras stopped, then leaves the group: the others have them at once. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    book.close();
  }

  private void run() {
    while (!closing) {
      try {
        takePart();
        recovered();
      } catch (RuntimeException | Error e) { // nobody would see that this ended
        failed(e);
      }
    }
    leave();
  }

  private void takePart() {
    if (member == null) {
      var agreement = new GroupAgreement(this::fingerprint);
      member = GroupMember.join(options, group, this::camerasIn, agreement, this::tellAtOnce);
    }
    member.poll(POLL);
    heard = member.heard();
    tell();
    sayDisagreement();
    if (!member.partitions().isEmpty()) {
      shared.countDown();
    }
  }

  private void sayDisagreement() {
    Optional<String> now = member.disagreement();
    if (!now.equals(disagreement)) {
      now.ifPresentOrElse(
          why -> LOG.warn("Group {}: {}", group, why),
          () -> LOG.info("Group {}: its ingesters have the same cameras again", group));
    }
    disagreement = now;
    agreed = now.isEmpty();
  }

  private long fingerprint() {
    return GroupAgreement.fingerprint(book.configured(), member.count());
  }

  /** How many cameras a partition has. */
  private int camerasIn(int partition) {
    int count = member.count();
    return (int)
        book.cameras().stream()
            .filter(each -> CameraPartitions.of(each.id(), count) == partition)
            .count();
  }

  private List<CameraOptions> mine() {
    if (closing || member == null) {
      return List.of();
    }
    var partitions = member.partitions();
    return book.cameras().stream()
        .filter(each -> partitions.contains(CameraPartitions.of(each.id(), member.count())))
        .toList();
  }

  /** What is given up must be stopped first, whatever failed before. */
  private void tellAtOnce() {
    nextTry = System.nanoTime();
    tell();
  }

  private void tell() {
    List<CameraOptions> now = mine();
    if (told.filter(now::equals).isPresent() || System.nanoTime() - nextTry < 0) {
      return;
    }
    try {
      LOG.info("This ingester has {} cameras: {}", now.size(), ids(now));
      yours.accept(now);
      told = Optional.of(now);
    } catch (RuntimeException | Error e) {
      LOG.error("The cameras of this ingester could not be changed; it is tried again", e);
      told = Optional.empty(); // some of it may have been done
      nextTry = System.nanoTime() + RETRY_NANOS;
    }
  }

  private static List<String> ids(List<CameraOptions> cameras) {
    return cameras.stream().map(CameraOptions::id).toList();
  }

  private void leave() {
    var old = member;
    member = null;
    tellAtOnce();
    try {
      if (old != null) {
        old.close();
      }
    } catch (RuntimeException | Error e) {
      LOG.warn("Leaving the group of ingesters", e);
    }
  }

  /** What cannot be expected to pass begins anew. */
  private void failed(Throwable e) {
    heard = false;
    if (!failing) {
      failing = true;
      LOG.warn("The group of ingesters {} cannot be taken part in: {}", group, String.valueOf(e));
    }
    if (e instanceof RetriableException || e instanceof AuthorizationException) {
      tell();
    } else {
      leave();
    }
    try {
      TimeUnit.NANOSECONDS.sleep(RETRY_NANOS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }

  private void recovered() {
    if (failing) {
      failing = false;
      LOG.info("The group of ingesters {} is taken part in again", group);
    }
  }
}
