import io.zoetrope.app.embedded.EmbeddedKafka;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.video.simulate.SimulatedCameras;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Whether every frame of dozens of RTSP cameras reaches Kafka. The broker and the cameras are this
 * process; each camera sends the same H.264 file once, at its own speed.
 *
 * <p>Arguments: folder, format, minutes, cameras, the command. Ends with 1 where a frame is
 * missing.
 */
final class Dozens {
  private static final int FRAMES_A_SECOND = 5;
  private static final int PATIENCE_SECONDS = 60;

  private final Path folder;
  private final String format;
  private final int cameras;
  private final int frames; // of each camera
  private double work;
  private long memory;
  private long dropped;

  private Dozens(Path folder, String format, int minutes, int cameras) {
    this.folder = folder;
    this.format = format;
    this.cameras = cameras;
    frames = minutes * 60 * FRAMES_A_SECOND;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> all = List.of(arguments);
    int minutes = Integer.parseInt(all.get(2));
    var bench = new Dozens(Path.of(all.get(0)), all.get(1), minutes, Integer.parseInt(all.get(3)));
    System.exit(bench.passes(all.subList(4, all.size())) ? 0 : 1);
  }

  private boolean passes(List<String> zoetrope) throws Exception {
    Path film = Films.write(folder.resolve("camera.mp4"), 320, 240, FRAMES_A_SECOND, frames);
    try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
        var server = SimulatedCameras.start()) {
      var lines = new StringBuilder();
      for (int i = 1; i <= cameras; i++) {
        String id = "cam-%02d".formatted(i);
        lines.append("  - {id: %s, source: \"%s\"}\n".formatted(id, server.play(id, film)));
      }
      String address = kafka.bootstrapServers();
      long start = System.nanoTime();
      try (var command = Command.start(folder, zoetrope, address, format, lines.toString());
          var log = new FrameLog(address)) {
        follow(command, log, start);
        return report(log, (System.nanoTime() - start) / 1e9);
      }
    }
  }

  private void follow(Command command, FrameLog log, long start) throws InterruptedException {
    long seconds = frames / FRAMES_A_SECOND + PATIENCE_SECONDS;
    long end = start + TimeUnit.SECONDS.toNanos(seconds);
    long nextLook = start;
    while (command.runs() && log.ended() < cameras && System.nanoTime() < end) {
      log.read();
      if (System.nanoTime() >= nextLook) {
        nextLook += TimeUnit.SECONDS.toNanos(5);
        work = command.work();
        memory = Math.max(memory, command.memory());
        dropped = command.frames("dropped");
      }
    }
  }

  private boolean report(FrameLog log, double seconds) {
    long declared = (long) cameras * frames;
    long emitted = log.counts().values().stream().mapToLong(Long::longValue).sum();
    boolean whole =
        log.counts().size() == cameras
            && log.counts().values().stream().allMatch(count -> count == frames);
    System.out.printf(
        Locale.ROOT,
        "%d cameras of 320x240 at %d frames a second, %s, %.0f s: frames declared %d, emitted %d,"
            + " dropped %d; %.2f of a core, %d MiB; %d bytes a frame in the log: %s%n",
        cameras,
        FRAMES_A_SECOND,
        format,
        seconds,
        declared,
        emitted,
        dropped,
        work / seconds,
        memory >> 20,
        log.bytes() / Math.max(1, emitted),
        whole && dropped == 0 ? "pass" : "FAIL");
    log.counts()
        .forEach(
            (camera, count) -> {
              if (count != frames) {
                System.out.printf("  %s: %d of %d frames%n", camera, count, frames);
              }
            });
    return whole && dropped == 0;
  }
}
