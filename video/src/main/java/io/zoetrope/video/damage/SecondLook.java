package io.zoetrope.video.damage;

import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.Pipelines;
import io.zoetrope.video.gst.PulledFrame;
import io.zoetrope.video.gst.SourceFormat;
import io.zoetrope.video.gst.SourceRule;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Decodes a file on one thread and keeps nothing, to know whether errors that were logged are its
 * own: other files may have been decoded at the time.
 */
final class SecondLook implements SourceRule {
  private static final long PATIENCE_NANOS = 20_000_000;

  /** From picture to picture: what has met no end by then meets none. */
  private static final long STUCK_NANOS = 30_000_000_000L;

  private final Set<Long> threads = ConcurrentHashMap.newKeySet();
  private volatile long progress = System.nanoTime();

  private SecondLook() {}

  /** Errors in the file's pictures. */
  static long errors(Path file) {
    var look = new SecondLook();
    try (FramePipeline pipeline = Pipelines.fileOnOneThread(file, look)) {
      pipeline.play();
      while (!pipeline.ended() && pipeline.error().isEmpty() && !look.stuck()) {
        PulledFrame none = pipeline.pull(PATIENCE_NANOS);
        if (none != null) {
          none.close();
        }
      }
    }
    return DecoderLog.shared().errors(look.threads);
  }

  private boolean stuck() {
    return System.nanoTime() - progress > STUCK_NANOS;
  }

  @Override
  public Scale wanted(SourceFormat source) {
    return new Scale(source.width(), source.height());
  }

  /** Called by the decoder's thread. */
  @Override
  public boolean wants(long nanos) {
    threads.add(Thread.currentThread().getId());
    progress = System.nanoTime();
    return false;
  }
}
