package io.zoetrope.training.prediction;

import io.zoetrope.training.augment.ClipReader;
import io.zoetrope.training.augment.ClipSize;
import io.zoetrope.training.augment.Views;
import io.zoetrope.training.augment.Views.View;
import io.zoetrope.training.data.FileFootage;
import io.zoetrope.training.data.HeldVideo;
import io.zoetrope.training.data.Sample.Part;
import io.zoetrope.training.data.VideoDecoder;
import io.zoetrope.training.data.VideoFrames;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.runtime.OnnxNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A model that scores whole video files, on the CPU. Used by one thread. */
public final class VideoModel implements AutoCloseable {
  private final ModelPackage model;
  private final VideoDecoder decoder;
  private final ClipReader reader;
  private final OnnxNetwork network;
  private final ByteBuffer pixels;

  public VideoModel(ModelPackage model, Views views, VideoDecoder decoder) {
    this.model = model;
    this.decoder = decoder;
    reader = ClipReader.of(model.card(), views);
    pixels = ByteBuffer.allocateDirect(reader.shape().bytes());
    network = OnnxNetwork.open(model.onnx(), Runtime.getRuntime().availableProcessors());
  }

  public ModelPackage model() {
    return model;
  }

  /** Whether its predictions have features. */
  public boolean hasFeature() {
    return network.hasFeature();
  }

  /**
   * The prediction for a video: logits and feature, each the mean of all views.
   *
   * @throws IOException naming the file, where it is no video or is broken
   */
  public VideoPrediction predict(Path video) throws IOException {
    try {
      return predict(HeldVideo.read(footage(video), reader::frames));
    } catch (IOException e) {
      throw new IOException(video + " " + e.getMessage(), e);
    }
  }

  private FileFootage footage(Path video) {
    ModelCard card = model.card();
    return new FileFootage(video, card.resize(), card.clip().fps().doubleValue(), decoder);
  }

  private VideoPrediction predict(VideoFrames video) throws IOException {
    ClipSize clip = reader.shape();
    var mean = new MeanPrediction();
    for (View view : reader.views().all()) {
      reader.read(video, Part.whole(video), view, pixels.clear());
      mean.add(network.run(pixels.flip(), clip.batch(1)), 0);
    }
    return mean.get();
  }

  @Override
  public void close() {
    network.close();
  }
}
