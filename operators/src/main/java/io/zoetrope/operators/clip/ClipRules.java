package io.zoetrope.operators.clip;

import io.zoetrope.schemas.CameraSettings;
import java.util.Optional;

/**
 * What holds for a camera's clip, from the job's options and the camera's settings.
 *
 * @param hopMicros capture time from clip to clip
 * @param priority in overload the lower ones go first
 * @param settings what was set for the camera; never changed
 */
public record ClipRules(long hopMicros, int priority, Optional<CameraSettings> settings) {

  /** Of the settings; 0 without. */
  public long version() {
    return settings.map(CameraSettings::getVersion).orElse(0L);
  }

  /** Whether a label was switched off. */
  public boolean isOff(String label) {
    return settings.isPresent() && settings.get().getLabelsOff().contains(label);
  }
}
