package io.zoetrope.operators.inference.engine;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.testkit.TestClips;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Prints a model's scores of some clips, one clip a line, and clips/s. A process of its own, which
 * must end well with the device's libraries in it.
 */
final class ScoresOnADevice {
  private static final int CLIPS = 8;

  private ScoresOnADevice() {}

  /**
   * Prints a line of scores for each clip, then the speed.
   *
   * @param args model-package folder, device, precision, threads
   */
  public static void main(String[] args) throws Exception {
    var device = Device.parse(args[1]).with(Precision.parse(args[2]));
    var options = RecognitionOptions.of(device, Integer.parseInt(args[3]), 8, false);
    var loader = OnnxLoader.of(ModelPackage.read(Path.of(args[0])), options);
    try (var model = loader.load()) {
      List<Clip> clips = clips(loader);
      score(model, options.limits().workers(), clips.subList(0, 2));
      long start = System.nanoTime();
      List<float[]> scores = score(model, options.limits().workers(), clips);
      double seconds = (System.nanoTime() - start) / 1e9;
      scores.forEach(of -> System.out.println(Arrays.toString(of)));
      System.out.printf("%.2f clips/s%n", CLIPS / seconds);
    }
    System.exit(0); // ONNX Runtime's threads would keep the process
  }

  /** Each worker scores every so many-th clip. */
  private static List<float[]> score(Recognizer model, int workers, List<Clip> clips) {
    float[][] scores = new float[clips.size()][];
    IntStream.range(0, workers)
        .mapToObj(worker -> new Thread(() -> score(model, worker, workers, clips, scores)))
        .peek(Thread::start)
        .toList()
        .forEach(ScoresOnADevice::join);
    return List.of(scores);
  }

  private static void score(
      Recognizer model, int worker, int workers, List<Clip> clips, float[][] scores) {
    try (var predictor = model.newPredictor()) {
      for (int i = worker; i < clips.size(); i += workers) {
        scores[i] = predictor.recognize(List.of(clips.get(i))).get(0).scores();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Clip> clips(OnnxLoader loader) {
    return IntStream.range(0, CLIPS)
        .mapToObj(seed -> TestClips.noise(loader.clip(), seed))
        .toList();
  }
}
