package io.zoetrope.operators.clip;

import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.SettingsContent;
import io.zoetrope.schemas.SettingsMerge;
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
 * @param cameras what is configured for cameras, where anything is
 */
public record ClipOptions(
    ClipGrid grid, int width, int height, Duration forgetAfter, Map<String, CameraSettings> cameras)
    implements Serializable {
  /** Longer than outages after which frames go on where they ended. */
  private static final Duration FORGET_AFTER = Duration.ofMinutes(2);

  public ClipOptions {
    cameras = Map.copyOf(cameras);
  }

  public ClipOptions withCameras(Map<String, CameraSettings> ofCameras) {
    return new ClipOptions(grid, width, height, forgetAfter, ofCameras);
  }

  /** What holds for a camera: what is configured and what is set for it. */
  public Optional<CameraSettings> settingsOf(String camera, SettingsContent content) {
    var configured = Optional.ofNullable(cameras.get(camera));
    return content instanceof SettingsContent.Readable it
        ? Optional.of(
            configured.map(base -> SettingsMerge.of(base, it.settings())).orElse(it.settings()))
        : configured;
  }

  /** The grid of a camera with these settings. */
  public ClipGrid gridUnder(Optional<CameraSettings> settings) {
    return settings
        .map(CameraSettings::getHopMillis)
        .map(millis -> grid.withHop(Duration.ofMillis(millis)))
        .orElse(grid);
  }

  ClipRules rulesUnder(ClipGrid gridInForce, Optional<CameraSettings> settings) {
    int priority = settings.map(CameraSettings::getPriority).orElse(0);
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
