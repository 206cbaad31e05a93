package io.zoetrope.operators.inference.recognition;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.inference.batching.Batchers;
import io.zoetrope.operators.inference.batching.ClipRequest;
import io.zoetrope.operators.inference.engine.Device;
import io.zoetrope.operators.inference.engine.Prediction;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.ModelRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a second model score the clips that the first one scored, for comparison only. Nothing here
 * waits, and no failure leaves: a clip it has no room for is dropped and counted; a model that
 * fails or cannot be loaded is logged once and not used again. Its clips are in no checkpoint.
 *
 * <p>All but loading and {@link ClipRequest.Owner} runs on the task's thread.
 */
final class Shadow implements ClipRequest.Owner {
  /** Enough for clips that come together; more would keep frames that no window needs. */
  static final int CLIPS_OF_A_CAMERA = 4;

  private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);

  private final ShadowSettings settings;
  private final Device device;
  private final MailboxExecutor mailbox;
  private final Consumer<ClipScore> output;
  private final ShadowMetrics metrics;
  private final RecognitionRecords records;
  private final Map<ClipRequest, Prediction> inFlight = new HashMap<>(); // of the first model
  private final Map<String, Integer> ofCamera = new HashMap<>();
  private volatile Batchers.Lease lease; // null before the model is there, and after
  private volatile boolean over;

  Shadow(
      ShadowSettings settings,
      Device device,
      MailboxExecutor mailbox,
      MetricGroup group,
      Consumer<ClipScore> output) {
    this.settings = settings;
    this.device = device;
    this.mailbox = mailbox;
    this.output = output;
    metrics = new ShadowMetrics(group, inFlight::size);
    records = new RecognitionRecords(settings.model(), ModelRole.SHADOW);
  }

  /** Loads the model in the background: the first one is in use already. */
  void open() {
    var loader = new Thread(this::load, "shadow loader");
    loader.setDaemon(true);
    loader.start();
  }

  private void load() {
    try {
      begin(Batchers.shadows().acquire(settings.batcher(device)));
    } catch (Exception | LinkageError | OutOfMemoryError e) {
      disable("cannot be loaded", e);
    }
  }

  private synchronized void begin(Batchers.Lease loaded) {
    if (over) {
      loaded.close();
    } else {
      lease = loaded;
    }
  }

  private synchronized void disable(String problem, Throwable cause) {
    if (!over) {
      over = true;
      LOG.error(
          "Shadow model {} {}: its clips are dropped until the job is restarted",
          settings.model().id(),
          problem,
          cause);
    }
  }

  /**
   * Takes a clip, or drops it.
   *
   * @param primary of the first model
   */
  void offer(Clip clip, Prediction primary) {
    String camera = clip.camera().camera();
    var model = lease;
    if (over || model == null || ofCamera.getOrDefault(camera, 0) >= CLIPS_OF_A_CAMERA) {
      metrics.dropped(1);
      return;
    }
    ofCamera.merge(camera, 1, Integer::sum);
    inFlight.put(model.batcher().submit(this, clip), primary);
  }

  @Override
  public void done(List<ClipRequest> requests) {
    mail(() -> requests.forEach(this::take));
  }

  @Override
  public void failed(Throwable problem) {
    disable("fails", problem);
    mail(this::failAll);
  }

  private void take(ClipRequest request) {
    var primary = inFlight.remove(request);
    if (primary == null) {
      return; // it came after the end
    }
    ofCamera.computeIfPresent(
        request.clip().camera().camera(), (camera, clips) -> clips == 1 ? null : clips - 1);
    if (request.prediction() == null) {
      metrics.failed(1);
    } else {
      metrics.scored(settings.agree(primary, request.prediction()));
      output.accept(records.score(request));
    }
  }

  private void failAll() {
    metrics.failed(inFlight.size());
    forget();
  }

  private void forget() {
    inFlight.clear();
    ofCamera.clear();
  }

  private void mail(Runnable work) {
    try {
      mailbox.execute(work::run, "shadow's clips");
    } catch (RejectedExecutionException e) {
      LOG.debug("The task ended before its shadow's results came", e);
    }
  }

  /** Drops what is in flight, without waiting for it. */
  void close() {
    synchronized (this) {
      over = true;
      if (lease != null) {
        lease.batcher().leave(this);
        lease.close();
        lease = null;
      }
    }
    metrics.dropped(inFlight.size());
    forget();
  }
}
