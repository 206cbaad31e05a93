package io.zoetrope.operators.clip;

import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.zoo.pack.ModelCard;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What clips are made of.
 *
 * @param width of frames, pixels
 * @param forgetAfter log time without a record after which a camera's window is discarded
 * @param priorities of cameras whose priority is not 0; in overload the lower ones go first
 */
public record ClipOptions(
    ClipGrid grid, int width, int height, Duration forgetAfter, Map<String, Integer> priorities)
    implements Serializable {
  /** Longer than outages after which frames go on where they ended. */
  private static final Duration FORGET_AFTER = Duration.ofMinutes(2);

  public ClipOptions {
    priorities = Map.copyOf(priorities);
  }

  public ClipOptions withPriorities(Map<String, Integer> ofCameras) {
    return new ClipOptions(grid, width, height, forgetAfter, ofCameras);
  }

  /** The grid of a camera with these settings. */
  public ClipGrid gridUnder(Optional<CameraSettings> settings) {
    return settings
        .map(CameraSettings::getHopMillis)
        .map(millis -> grid.withHop(Duration.ofMillis(millis)))
        .orElse(grid);
  }

  ClipRules rulesUnder(String camera, ClipGrid gridInForce, Optional<CameraSettings> settings) {
    int priority =
        settings
            .map(CameraSettings::getPriority)
            .orElseGet(() -> priorities.getOrDefault(camera, 0));
    return new ClipRules(gridInForce.hopMicros(), priority, settings);
  }

  /** Clips as a model takes them. */
  public static ClipOptions of(ModelCard card, Duration hop, Duration maxGap) {
    return new ClipOptions(
        ClipGrid.of(card.clip(), hop, maxGap),
        card.input().width(),
        card.input().height(),
        FORGET_AFTER,
        Map.of());
  }
}
