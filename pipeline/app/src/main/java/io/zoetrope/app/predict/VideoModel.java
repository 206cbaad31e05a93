package io.zoetrope.app.predict;

import io.zoetrope.ingester.Size;
import io.zoetrope.ingester.VideoException;
import io.zoetrope.ingester.VideoFrame;
import io.zoetrope.zoo.onnx.OnnxNetwork;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** A model that looks at whole video files, on the CPU. Used by one thread. */
public final class VideoModel implements AutoCloseable {
  private final ModelPackage model;
  private final ClipReader reader;
  private final Crops crops;
  private final OnnxNetwork network;
  private final long[] shape;
  private final ByteBuffer pixels;

  public VideoModel(ModelPackage model, Views views) {
    this.model = model;
    ModelCard card = model.card();
    reader = new ClipReader(card, views.clips());
    crops = new Crops(new Size(card.input().width(), card.input().height()), views.crops());
    shape = new long[] {1, card.clip().frames(), card.input().height(), card.input().width(), 3};
    pixels =
        ByteBuffer.allocateDirect(
            card.clip().frames() * card.input().height() * card.input().width() * 3);
    network = OnnxNetwork.open(model.onnx(), Runtime.getRuntime().availableProcessors());
  }

  public ModelPackage model() {
    return model;
  }

  /** Whether its answers have features. */
  public boolean hasFeature() {
    return network.hasFeature();
  }

  /**
   * The answer to a video: logits and feature, each the mean of all views.
   *
   * @throws VideoException where the file is no video or is broken
   */
  public VideoAnswer answer(Path video) {
    var mean = new MeanAnswer();
    for (List<VideoFrame> clip : reader.read(video)) {
      for (Crops.Place place : crops.places(clip.get(0).size())) {
        pixels.clear();
        clip.forEach(frame -> crops.copy(frame, place, pixels));
        mean.add(network.answer(pixels.flip(), shape));
      }
    }
    return mean.get();
  }

  @Override
  public void close() {
    network.close();
  }
}
