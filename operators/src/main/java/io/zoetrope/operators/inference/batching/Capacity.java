package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.inference.engine.RecognitionOptions;
import java.util.Locale;

/**
 * What cameras need of a device against what it can do.
 *
 * @param needed clips a second of all cameras together
 * @param able clips a second the device did when measured
 */
public record Capacity(int cameras, double needed, double able) {
  /** Share of a device's clips to plan with. */
  private static final double ROOM = 0.9;

  public boolean fits() {
    return needed <= able;
  }

  boolean fitsWithRoom() {
    return needed <= ROOM * able;
  }

  /** In one line, with what to change where it does not fit. */
  public String sentence(RecognitionOptions options, OverloadOptions overload) {
    return String.format(
        Locale.ROOT,
        "%d camera%s %.1f clips/s; %s does %.1f: %s",
        cameras,
        cameras == 1 ? " needs" : "s need",
        needed,
        options.device() + workers(options),
        able,
        fits() ? spare() : advice(overload));
  }

  private static String workers(RecognitionOptions options) {
    int workers = options.workers();
    return options.device().batches()
        ? ""
        : " (%d worker%s)".formatted(workers, workers == 1 ? "" : "s");
  }

  private String spare() {
    return "fits with %d %% to spare".formatted(Math.round(100 * (1 - needed / able)));
  }

  private String advice(OverloadOptions overload) {
    String change = "raise hop to %s, use a smaller model".formatted(hopThatFits());
    return overload.sheds()
        ? "%s, or go on shedding %d %% of the clips"
            .formatted(change, Math.round(100 * (1 - able / needed)))
        : change + ", or set on-overload: shed";
  }

  /** Of all cameras, in half seconds. */
  private String hopThatFits() {
    long halves = (long) Math.ceil(2 * cameras / (ROOM * able));
    return halves % 2 == 0 ? halves / 2 + "s" : halves * 500 + "ms";
  }
}
