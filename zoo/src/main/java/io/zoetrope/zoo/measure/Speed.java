package io.zoetrope.zoo.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How fast a model is on this machine, one clip at a time; networks over segments with one frame,
 * as GluonCV's speed table has them.
 *
 * @param clip frames, and the step between them in frames of the source
 * @param latency seconds for one clip, the mean of the runs
 * @param parametersMillions learned values
 * @param gmacs billion multiply-accumulates of the clip
 */
public record Speed(
    String model,
    Clip clip,
    int threads,
    int runs,
    double latency,
    double parametersMillions,
    double gmacs) {

  private static final String HEADER =
      "model,frames,stride,threads,runs,latency_s,clips_per_s,source_fps,parameters_m,gmacs\n";

  /** The clip that was measured. */
  public record Clip(int frames, int stride) {}

  @JsonProperty
  public double clipsPerSecond() {
    return 1 / latency;
  }

  /**
   * What GluonCV's speed script calls fps: frames of the source video that a clip spans, frames ×
   * stride, over the latency. Neither clips nor network inputs a second.
   */
  @JsonProperty
  public double sourceFps() {
    return clip.frames() * clip.stride() / latency;
  }

  /** One line a model under a header. */
  public static String csv(List<Speed> speeds) {
    return speeds.stream().map(Speed::csv).collect(Collectors.joining("", HEADER, ""));
  }

  private String csv() {
    return String.format(
        Locale.ROOT,
        "%s,%d,%d,%d,%d,%.6f,%.4f,%.4f,%.3f,%.3f\n",
        model,
        clip.frames(),
        clip.stride(),
        threads,
        runs,
        latency,
        clipsPerSecond(),
        sourceFps(),
        parametersMillions,
        gmacs);
  }
}
