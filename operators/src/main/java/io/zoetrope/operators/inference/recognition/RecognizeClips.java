package io.zoetrope.operators.inference.recognition;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.clip.StreamItem;
import io.zoetrope.operators.clip.StreamMark;
import io.zoetrope.operators.frame.DeadLetter;
import io.zoetrope.operators.inference.batching.Batchers;
import io.zoetrope.operators.inference.batching.Capacity;
import io.zoetrope.operators.inference.batching.ClipRequest;
import io.zoetrope.operators.inference.batching.SharedBatcher;
import io.zoetrope.operators.inference.engine.Device;
import io.zoetrope.operators.inference.engine.FlinkGpus;
import io.zoetrope.schemas.ModelRole;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.function.ThrowingRunnable;

/**
 * Has clips recognized by the JVM's shared model and emits their scores in the order the clips
 * came, and marks in the place of clips shed in overload. Drains before each checkpoint, so no clip
 * is ever part of one. A clip the model fails on alone, or answers with what is no number, goes to
 * {@link DeadLetter#TAG}; a failing model fails the task.
 *
 * <p>A second model, where there is one, gets each clip once the first has scored it.
 */
final class RecognizeClips extends AbstractStreamOperator<Recognition>
    implements OneInputStreamOperator<StreamItem, Recognition>, BoundedOneInput, ClipRequest.Owner {
  private static final long serialVersionUID = 1L;

  private final transient MailboxExecutor mailbox;
  private final transient RecognizeClipsFactory settings;
  private final transient RecognitionRecords records;
  private final transient OutputQueue queue = new OutputQueue();
  private transient Batchers.Lease lease;
  private transient Device device;
  private transient int inFlight;
  private transient RecognitionMetrics figures;
  private transient DrainWatch drains;
  private transient Optional<Shadow> shadow = Optional.empty();

  RecognizeClips(StreamOperatorParameters<Recognition> parameters, RecognizeClipsFactory settings) {
    super(parameters);
    this.settings = settings;
    mailbox = parameters.getMailboxExecutor();
    records = new RecognitionRecords(settings.model(), ModelRole.PRIMARY);
  }

  @Override
  public void open() throws Exception {
    super.open();
    device = device();
    lease = acquire();
    drains = new DrainWatch(System.nanoTime());
    figures =
        new RecognitionMetrics(
            getMetricGroup(), settings.options().limits().maxBatch(), newGauges(lease.batcher()));
    shadow = settings.shadow().map(this::newShadow);
    shadow.ifPresent(Shadow::open);
  }

  private RecognitionMetrics.Gauges newGauges(SharedBatcher batcher) {
    return new RecognitionMetrics.Gauges(
        () -> inFlight,
        () -> batcher.waiting(this),
        batcher::overloadLevel,
        batcher::clockDifferenceMillis);
  }

  /** A number that Flink gives a GPU goes before the one in the options. */
  private Device device() {
    var configured = settings.options().device();
    return configured.kind().isGpu()
        ? FlinkGpus.place(
            configured,
            getRuntimeContext().getExternalResourceInfos(FlinkGpus.RESOURCE),
            getRuntimeContext().getTaskInfo().getIndexOfThisSubtask())
        : configured;
  }

  private Shadow newShadow(ShadowSettings second) {
    return new Shadow(
        second,
        device,
        mailbox,
        getMetricGroup(),
        score -> output.collect(RecognizeClipsFactory.SHADOW_SCORES, new StreamRecord<>(score)));
  }

  /**
   * What keeps a model from being loaded here may be over in a moment, or not be so on the next
   * machine: the task fails, and Flink restarts it. What lasts ends the job.
   */
  private Batchers.Lease acquire() throws InterruptedException {
    var key = settings.batcher(device);
    try {
      return Batchers.shared().acquire(key);
    } catch (InterruptedException e) {
      throw e; // cancelled
    } catch (Exception | LinkageError e) {
      var problem =
          new IllegalStateException(
              "model %s cannot be loaded on %s: %s"
                  .formatted(settings.model().id(), device, e.getMessage()),
              e);
      throw Batchers.shared().failsForGood(key) ? new SuppressRestartsException(problem) : problem;
    }
  }

  @Override
  public void processElement(StreamRecord<StreamItem> element) throws Exception {
    long timestamp = element.getTimestamp();
    if (element.getValue() instanceof Clip clip) {
      recognize(clip, timestamp);
    } else {
      var mark = new PassedMark((StreamMark) element.getValue());
      queue.add(() -> output.collect(new StreamRecord<>(mark, timestamp)));
    }
  }

  private void recognize(Clip clip, long timestamp) throws Exception {
    while (inFlight >= settings.quota()) {
      mailbox.yield(); // woken by this subtask's own results alone: it cannot oversleep
    }
    inFlight++;
    lease.batcher().expect(clip).ifPresent(this::report);
    var request = lease.batcher().submit(this, clip);
    queue.add(new PendingClip(request, timestamp));
  }

  private void report(Capacity capacity) {
    String sentence = capacity.sentence(settings.options(), settings.overload());
    if (capacity.fits()) {
      LOG.info("{}", sentence);
    } else {
      LOG.warn("{}", sentence);
    }
  }

  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    queue.add(() -> super.processWatermark(watermark));
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    queue.add(() -> super.processWatermarkStatus(status));
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
    long from = System.nanoTime();
    drain();
    drains.drained(from, System.nanoTime()).ifPresent(LOG::warn);
  }

  @Override
  public void endInput() throws Exception {
    drain();
    shadow.ifPresent(Shadow::close); // nothing may follow the end
    shadow = Optional.empty();
  }

  private void drain() throws Exception {
    lease.batcher().flush(this);
    while (inFlight > 0) {
      mailbox.yield();
    }
    lease.batcher().resume(this);
  }

  @Override
  public void done(List<ClipRequest> requests) {
    mail(
        () -> {
          inFlight -= requests.size();
          queue.emitReady();
        });
  }

  @Override
  public void called(int clips, long tookNanos) {
    figures.called(clips, tookNanos);
  }

  @Override
  public void failed(Throwable problem) {
    mail(
        () -> {
          throw new IllegalStateException(
              "model %s on %s".formatted(settings.model().id(), device), problem);
        });
  }

  private void mail(ThrowingRunnable<Exception> work) {
    try {
      mailbox.execute(work, "clips recognized"); // not submit: that would swallow exceptions
    } catch (RejectedExecutionException e) {
      LOG.debug(
          "The task ended before its results came; they are computed again after recovery", e);
    }
  }

  @Override
  public void close() throws Exception {
    shadow.ifPresent(Shadow::close);
    if (lease != null) {
      lease.batcher().leave(this);
      lease.close();
      lease = null;
    }
    super.close();
  }

  /** A clip's place in the queue. */
  private final class PendingClip implements OutputQueue.Entry {
    private final ClipRequest request;
    private final long timestamp;

    PendingClip(ClipRequest request, long timestamp) {
      this.request = request;
      this.timestamp = timestamp;
    }

    @Override
    public boolean isReady() {
      return request.isDone();
    }

    @Override
    public void emit() {
      if (request.shed() != null) {
        figures.shed(request.shed());
        output.collect(new StreamRecord<>(RecognitionRecords.shed(request), timestamp));
      } else if (request.prediction() == null) {
        figures.failed();
        output.collect(
            DeadLetter.TAG, new StreamRecord<>(RecognitionRecords.failed(request), timestamp));
      } else {
        figures.scored(request);
        output.collect(new StreamRecord<>(records.scored(request), timestamp));
        shadow.ifPresent(second -> second.offer(request.clip(), request.prediction()));
      }
    }
  }
}
