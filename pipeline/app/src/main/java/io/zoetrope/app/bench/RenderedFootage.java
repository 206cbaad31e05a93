package io.zoetrope.app.bench;

import io.zoetrope.scenes.render.SceneRenderer;
import io.zoetrope.scenes.script.Scene;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.zoo.pack.ModelCard;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What an ingester would have written for some cameras, made without one: rendered scenes at the
 * model's size and rate, in batches of four frames.
 */
record RenderedFootage(ModelCard card, int cameras, int framesEach) {
  private static final int BATCH = 4;

  /** Batches in the order in which they would have come. */
  void write(Consumer<FrameBatch> sink) {
    List<Source> sources = new ArrayList<>();
    for (int camera = 0; camera < cameras; camera++) {
      sources.add(new Source("cam-" + (camera + 1), camera + 1));
    }
    for (int first = 0; first < framesEach; first += BATCH) {
      for (Source source : sources) {
        sink.accept(source.batch(first, Math.min(BATCH, framesEach - first)));
      }
    }
  }

  private final class Source {
    private final String id;
    private final Scene scene;
    private final SceneRenderer renderer = new SceneRenderer();
    private final int width = card.input().width();
    private final int height = card.input().height();

    Source(String id, long seed) {
      this.id = id;
      scene = Scene.endless(seed);
    }

    FrameBatch batch(int first, int frames) {
      List<Long> times = new ArrayList<>();
      ByteBuffer pixels = ByteBuffer.allocate(frames * width * height * 3);
      byte[] frame = new byte[width * height * 3];
      for (int i = first; i < first + frames; i++) {
        long micros = card.clip().interval().point(i);
        renderer.paint(scene, micros / 1e6, width, height, frame);
        times.add(micros);
        pixels.put(frame);
      }
      return FrameBatch.newBuilder()
          .setCameraId(id)
          .setStreamId(id)
          .setFirstFrame(first)
          .setCaptureTimes(times)
          .setTimestampSource(TimestampSource.FILE)
          .setWidth(width)
          .setHeight(height)
          .setPixelFormat(PixelFormat.RGB24)
          .setIngestTime(times.get(frames - 1))
          .setFrames(pixels.flip())
          .build();
    }
  }
}
