package io.zoetrope.operators.inference;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.clip.DeadLetter;
import io.zoetrope.operators.clip.Footage;
import io.zoetrope.operators.clip.StreamMark;
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
 * Has clips recognized by the JVM's shared model and hands the answers on in the order the clips
 * came, marks in the place of clips given up to overload. Drains before each checkpoint, so no clip
 * is ever part of one. A clip the model fails on alone goes to {@link DeadLetter#TAG}; a failing
 * model fails the task.
 *
 * <p>A second model, where there is one, gets each clip once the first has answered it.
 */
final class RecognizeClips extends AbstractStreamOperator<Recognition>
    implements OneInputStreamOperator<Footage, Recognition>, BoundedOneInput, Ticket.Owner {
  private static final long serialVersionUID = 1L;

  private final transient MailboxExecutor mailbox;
  private final transient RecognizeClipsFactory settings;
  private final transient Answers answers;
  private final transient OutputQueue queue = new OutputQueue();
  private transient Batchers.Lease lease;
  private transient Device device;
  private transient int inFlight;
  private transient RecognitionMetrics figures;
  private transient Optional<Shadow> shadow = Optional.empty();

  RecognizeClips(StreamOperatorParameters<Recognition> parameters, RecognizeClipsFactory settings) {
    super(parameters);
    this.settings = settings;
    mailbox = parameters.getMailboxExecutor();
    answers = new Answers(settings.model(), ModelRole.PRIMARY);
  }

  @Override
  public void open() throws Exception {
    super.open();
    device = device();
    lease = acquire();
    figures =
        new RecognitionMetrics(getMetricGroup(), () -> inFlight, lease.batcher()::overloadLevel);
    shadow = settings.shadow().map(this::newShadow);
    shadow.ifPresent(Shadow::open);
  }

  /** A number that Flink gives a GPU goes before the one in the options. */
  private Device device() {
    var wanted = settings.options().device();
    return wanted.kind().isGpu()
        ? FlinkGpus.place(
            wanted,
            getRuntimeContext().getExternalResourceInfos(FlinkGpus.RESOURCE),
            getRuntimeContext().getTaskInfo().getIndexOfThisSubtask())
        : wanted;
  }

  private Shadow newShadow(ShadowSettings second) {
    return new Shadow(
        second,
        device,
        mailbox,
        getMetricGroup(),
        score -> output.collect(RecognizeClipsFactory.SHADOW_SCORES, new StreamRecord<>(score)));
  }

  /** A model that cannot be loaded now cannot be loaded in a moment either: the job ends. */
  private Batchers.Lease acquire() {
    try {
      return Batchers.shared().acquire(settings.batcher(device));
    } catch (Exception | LinkageError e) {
      throw new SuppressRestartsException(
          new IllegalStateException(
              "model %s cannot be loaded on %s: %s"
                  .formatted(settings.model().id(), device, e.getMessage()),
              e));
    }
  }

  @Override
  public void processElement(StreamRecord<Footage> element) throws Exception {
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
      mailbox.yield(); // only this subtask's own answers lower its count: it cannot oversleep
    }
    inFlight++;
    lease.batcher().expect(clip).ifPresent(this::tell);
    var ticket = lease.batcher().submit(this, clip);
    queue.add(new Answer(ticket, timestamp));
  }

  private void tell(Capacity capacity) {
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
    drain();
  }

  @Override
  public void endInput() throws Exception {
    drain();
    shadow.ifPresent(Shadow::close); // nothing may follow the end
    shadow = Optional.empty();
  }

  private void drain() throws Exception {
    lease.batcher().hurry(this);
    while (inFlight > 0) {
      mailbox.yield();
    }
    lease.batcher().calm(this);
  }

  @Override
  public void done(List<Ticket> tickets) {
    mail(
        () -> {
          inFlight -= tickets.size();
          queue.emitReady();
        });
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
      LOG.debug("The task ended before its answers came; they are made again after recovery", e);
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
  private final class Answer implements OutputQueue.Entry {
    private final Ticket ticket;
    private final long timestamp;

    Answer(Ticket ticket, long timestamp) {
      this.ticket = ticket;
      this.timestamp = timestamp;
    }

    @Override
    public boolean isReady() {
      return ticket.isDone();
    }

    @Override
    public void emit() {
      if (ticket.shed() != null) {
        figures.shed(ticket.shed());
        output.collect(new StreamRecord<>(Answers.shed(ticket), timestamp));
      } else if (ticket.prediction() == null) {
        figures.failed();
        output.collect(DeadLetter.TAG, new StreamRecord<>(Answers.failed(ticket), timestamp));
      } else {
        figures.scored();
        output.collect(new StreamRecord<>(answers.scored(ticket), timestamp));
        shadow.ifPresent(second -> second.offer(ticket.clip, ticket.prediction()));
      }
    }
  }
}
