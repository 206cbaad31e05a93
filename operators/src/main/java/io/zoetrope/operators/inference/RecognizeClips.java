package io.zoetrope.operators.inference;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.clip.DeadLetter;
import io.zoetrope.operators.clip.Footage;
import io.zoetrope.operators.clip.StreamMark;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.metrics.Counter;
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
 * <p>Its counters hold: clips made = clips scored + shed (three counters, by step) + failed + in
 * flight.
 */
final class RecognizeClips extends AbstractStreamOperator<Recognition>
    implements OneInputStreamOperator<Footage, Recognition>, BoundedOneInput, Ticket.Owner {
  private static final long serialVersionUID = 1L;

  private final transient MailboxExecutor mailbox;
  private final transient RecognizeClipsFactory settings;
  private final transient Answers answers;
  private final transient OutputQueue queue = new OutputQueue();
  private transient Batchers.Lease lease;
  private transient int inFlight;
  private transient Counter clipsScored;
  private transient Counter clipsFailed;
  private transient Map<ShedStep, Counter> clipsShed;

  RecognizeClips(StreamOperatorParameters<Recognition> parameters, RecognizeClipsFactory settings) {
    super(parameters);
    this.settings = settings;
    mailbox = parameters.getMailboxExecutor();
    answers = new Answers(settings.model());
  }

  @Override
  public void open() throws Exception {
    super.open();
    clipsScored = getMetricGroup().counter("clipsScored");
    clipsFailed = getMetricGroup().counter("clipsFailed");
    clipsShed = new EnumMap<>(ShedStep.class);
    for (ShedStep step : ShedStep.values()) {
      clipsShed.put(step, getMetricGroup().counter(step.metric()));
    }
    getMetricGroup().gauge("clipsInFlight", () -> inFlight);
    lease = acquire();
    getMetricGroup().gauge("overloadLevel", lease.batcher()::overloadLevel);
  }

  /** A model that cannot be loaded now cannot be loaded in a moment either: the job ends. */
  private Batchers.Lease acquire() {
    try {
      return Batchers.shared().acquire(settings.batcher());
    } catch (Exception | LinkageError e) {
      throw new SuppressRestartsException(
          new IllegalStateException(
              "model %s cannot be loaded on %s: %s"
                  .formatted(settings.model().getId(), settings.device(), e.getMessage()),
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
    var ticket = lease.batcher().submit(this, clip);
    queue.add(new Answer(ticket, timestamp));
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
              "model %s on %s".formatted(settings.model().getId(), settings.device()), problem);
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
        clipsShed.get(ticket.shed()).inc();
        output.collect(new StreamRecord<>(Answers.shed(ticket), timestamp));
      } else if (ticket.prediction() == null) {
        clipsFailed.inc();
        output.collect(DeadLetter.TAG, new StreamRecord<>(Answers.failed(ticket), timestamp));
      } else {
        clipsScored.inc();
        output.collect(new StreamRecord<>(answers.scored(ticket), timestamp));
      }
    }
  }
}
