package io.zoetrope.app.report;

import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.Phase;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Counts of a run's cameras, their frames, clips and events: the table at its end. */
public final class CameraTable {
  private static final String LATENCY = "capture→event p50 / p99";

  private final Map<String, Row> rows = new TreeMap<>();
  private final long beginMicros;

  /**
   * @param cameras ids; what comes of others, in a Kafka that is shared, is not counted
   * @param begin of the run: latencies are those of frames captured since
   */
  public CameraTable(Collection<String> cameras, Instant begin) {
    cameras.forEach(camera -> rows.put(camera, new Row()));
    beginMicros = ChronoUnit.MICROS.between(Instant.EPOCH, begin);
  }

  /** Counts of this camera, too, from now on. */
  public void watch(String camera) {
    rows.computeIfAbsent(camera, id -> new Row());
  }

  public void add(ActionEvent event) {
    Row row = row(event.getCameraId());
    row.events++;
    var latency = event.getLatency();
    if (event.getPhase() != Phase.END && latency.getCaptured() >= beginMicros) {
      row.latencies.add((latency.getEmitted() - latency.getCaptured()) / 1000);
    }
  }

  /** So many clips of the camera were scored so far. */
  public void clips(String camera, long scored) {
    row(camera).clips = scored;
  }

  /** The camera's counts so far, in place of earlier ones. */
  public void frames(String camera, long in, long dropped) {
    Row row = row(camera);
    row.framesIn = in;
    row.dropped = dropped;
  }

  /** How the camera does, and why. */
  public void state(String camera, String state, String reason) {
    Row row = row(camera);
    row.state = state;
    row.reason = reason;
  }

  /** Of a run: 1 where no frame ever came. */
  public int exitCode() {
    return rows.values().stream().anyMatch(row -> row.framesIn > 0) ? 0 : 1;
  }

  public void print(PrintStream out) {
    line(out, "camera", "frames in", "clips", "events", "drops", LATENCY, "state", "reason");
    rows.forEach(
        (camera, row) ->
            line(
                out,
                camera,
                row.framesIn,
                row.clips,
                row.events,
                row.dropped,
                row.latency(),
                row.state,
                row.reason));
  }

  private static void line(PrintStream out, Object... cells) {
    out.println("%-12s %10s %7s %7s %6s   %-23s  %-10s  %s".formatted(cells).stripTrailing());
  }

  private Row row(String camera) {
    return rows.getOrDefault(camera, new Row());
  }

  private static final class Row {
    private long framesIn;
    private long dropped;
    private String state = "";
    private String reason = "";
    private long clips;
    private int events;
    private final LatencyCounts latencies = new LatencyCounts();

    private String latency() {
      return latencies.isEmpty()
          ? "–"
          : "%d / %d ms".formatted(latencies.percentile(0.50), latencies.percentile(0.99));
    }
  }
}
