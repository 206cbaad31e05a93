package io.zoetrope.app.report;

import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.schemas.CameraState;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of cameras, or of their zones, whose frames were ingested. */
public final class IngestTable {
  private static final String LINE = "%-12s %10s %10s %6s %7s  %-10s  %s";

  private final Map<String, CameraSnapshot> before = new TreeMap<>();
  private final Map<String, CameraSnapshot> after = new TreeMap<>();

  private IngestTable() {}

  /**
   * @param before their streams ended with the command: how they did
   * @param after how many frames there were in all
   */
  public static IngestTable of(List<CameraSnapshot> before, List<CameraSnapshot> after) {
    var table = new IngestTable();
    before.forEach(camera -> table.before.put(camera.cameraId(), camera));
    CameraSnapshot.ofStreams(after).forEach(camera -> table.after.put(camera.cameraId(), camera));
    return table;
  }

  /** 1 where no frame ever came. */
  public int exitCode() {
    return after.values().stream().anyMatch(camera -> camera.framesTaken() > 0) ? 0 : 1;
  }

  public void print(PrintStream out) {
    line(out, "camera", "frames in", "sent", "drops", "crashes", "state", "reason");
    after.forEach((id, camera) -> print(out, camera, before.getOrDefault(id, camera)));
  }

  private static void print(PrintStream out, CameraSnapshot camera, CameraSnapshot before) {
    boolean ended = before.state() == CameraState.STREAMING;
    line(
        out,
        camera.cameraId(),
        camera.framesTaken(),
        camera.framesSent(),
        camera.framesDropped(),
        camera.crashes(),
        ended ? CameraState.ENDED : before.state(),
        ended ? "with this run" : before.message().orElse(""));
  }

  private static void line(PrintStream out, Object... cells) {
    out.println(LINE.formatted(cells).stripTrailing());
  }
}
