package io.zoetrope.app.command.live;

import io.zoetrope.app.command.StopSignal;
import io.zoetrope.app.embedded.LivePipeline;
import io.zoetrope.app.embedded.SeenEvents;
import io.zoetrope.app.report.CameraTable;
import io.zoetrope.app.report.EventPrinter;
import io.zoetrope.app.report.OpenEvents;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.client.TopicReader;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Shows a running pipeline's events until it is stopped, and counts what it did. */
final class LiveSession implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final String ENDED = CameraState.ENDED.name();
  private static final Duration PATIENCE_FOR_ENDS = Duration.ofSeconds(2);

  private final LivePipeline pipeline;
  private final StopSignal stop;
  private final EventPrinter printer;
  private final TopicReader<ActionEvent> events;
  private final CameraTable table;
  private final SeenEvents seen;
  private final OpenEvents open = new OpenEvents();

  LiveSession(LivePipeline pipeline, StopSignal stop, EventPrinter printer) {
    this.pipeline = pipeline;
    this.stop = stop;
    this.printer = printer;
    table = new CameraTable(ids(pipeline), Instant.now());
    seen = pipeline.eventsBefore().seen();
    events =
        TopicReader.openAt(
            pipeline.kafkaClient(),
            pipeline.config().kafka().topics().events(),
            ActionEvent.class,
            pipeline.eventsBefore().positions(),
            System.err::println);
  }

  private static List<String> ids(LivePipeline pipeline) {
    return pipeline.config().cameras().stream()
        .flatMap(camera -> camera.streams().stream())
        .toList();
  }

  /**
   * Shows events until asked to stop or the time is over; where all sources are over, until the job
   * has processed all they sent.
   */
  void follow(Optional<Duration> time) throws InterruptedException {
    long end = time.map(t -> System.nanoTime() + t.toNanos()).orElse(Long.MAX_VALUE);
    while (!stop.requested() && System.nanoTime() < end && !pipeline.ended()) {
      pipeline.requireRunning();
      show();
    }
    if (pipeline.ended()) {
      pipeline.stopCameras();
      drain(end);
    }
  }

  private void drain(long end) throws InterruptedException {
    while (!stop.requested() && System.nanoTime() < end && !pipeline.drained()) {
      pipeline.requireRunning();
      show();
    }
  }

  /**
   * Ends the cameras' streams, waits a moment for the END of every open event and prints what
   * became of each camera.
   *
   * @return the command's exit code: not 0 where it was asked to stop or no frame ever came
   */
  int finish(PrintStream out) {
    tellChanges();
    List<CameraSnapshot> before = pipeline.cameras();
    pipeline.stopCameras();
    pipeline.stateChanges(); // that cameras end now is no news
    long end = System.nanoTime() + PATIENCE_FOR_ENDS.toNanos();
    do {
      show();
    } while (!open.isEmpty() && System.nanoTime() < end);
    fillTable(before);
    table.print(out);
    return stop.exitCode() == 0 ? table.exitCode() : stop.exitCode();
  }

  private void fillTable(List<CameraSnapshot> before) {
    watch(before);
    for (CameraSnapshot camera : before) {
      table.state(camera.cameraId(), camera.state().name(), camera.message().orElse(""));
    }
    for (CameraSnapshot camera : pipeline.cameras()) {
      table.frames(camera.cameraId(), camera.framesTaken(), camera.framesDropped());
    }
    before.stream()
        .filter(camera -> camera.state() == CameraState.STREAMING)
        .forEach(camera -> table.state(camera.cameraId(), ENDED, "with this run"));
    pipeline.clips().forEach(table::clips);
  }

  /** A camera with zones has no row of its own. */
  private void watch(List<CameraSnapshot> cameras) {
    CameraSnapshot.ofStreams(cameras).forEach(camera -> table.watch(camera.cameraId()));
  }

  private void show() {
    tellChanges();
    watch(pipeline.cameras());
    for (ActionEvent event : events.poll(POLL)) {
      if (seen.isNew(event)) {
        printer.print(event);
        table.add(event);
        open.add(event);
      }
    }
    Banner.load(pipeline);
  }

  private void tellChanges() {
    pipeline.stateChanges().forEach(Banner::state);
  }

  @Override
  public void close() {
    events.close();
  }
}
