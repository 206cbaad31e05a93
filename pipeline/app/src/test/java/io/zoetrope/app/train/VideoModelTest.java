package io.zoetrope.app.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Data;
import io.zoetrope.training.augment.ClipReader;
import io.zoetrope.training.augment.Views;
import io.zoetrope.training.augment.Views.View;
import io.zoetrope.training.data.FileFootage;
import io.zoetrope.training.data.HeldVideo;
import io.zoetrope.training.data.Sample.Part;
import io.zoetrope.training.prediction.VideoModel;
import io.zoetrope.training.video.FileDecoder;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.runtime.OnnxNetwork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoModelTest {
  private static final Views VIEWS = new Views(2, 3);

  @TempDir Path folder;

  @Test
  void averagesTheRawLogitsOfAllViews() throws IOException {
    Path video = Data.file("clips/abseiling_k400.mp4").orElseGet(() -> abort("no clip"));
    ModelPackage model = Configs.smallModel(folder);
    double[] mean = new double[3];
    ClipReader reader = ClipReader.of(model.card(), VIEWS);
    HeldVideo held =
        HeldVideo.read(
            new FileFootage(video, model.card().resize(), 30, new FileDecoder()), reader::frames);
    try (var network = OnnxNetwork.open(model.onnx(), 1)) {
      for (View view : VIEWS.all()) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(16 * 112 * 112 * 3);
        reader.read(held, Part.whole(held), view, pixels);
        float[] logits = network.run(pixels.flip(), 1, 16, 112, 112, 3).logits()[0];
        for (int i = 0; i < 3; i++) {
          mean[i] += logits[i] / 6;
        }
      }
    }

    try (var whole = new VideoModel(model, VIEWS, new FileDecoder())) {
      float[] logits = whole.predict(video).logits();
      for (int i = 0; i < 3; i++) {
        assertThat((double) logits[i]).isCloseTo(mean[i], within(1e-5));
      }
      assertThat(whole.predict(video).feature()).isEmpty();
    }
  }

  @Test
  void namesAFileThatIsNoVideo() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.mp4"), "no video at all\n".repeat(99));

    try (var model = new VideoModel(Configs.smallModel(folder), VIEWS, new FileDecoder())) {
      assertThatThrownBy(() -> model.predict(text))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("notes.mp4 is not a video");
    }
  }
}
