package io.zoetrope.operators.clip;

import io.zoetrope.schemas.SettingsContent;
import java.util.Arrays;

/** The settings that a camera's records come under, decoded once for each change. */
final class SettingsInForce {
  private byte[] value;
  private SettingsContent content = SettingsContent.NONE;

  /**
   * @param newest value of a settings record; null: none
   */
  SettingsContent of(String camera, byte[] newest) {
    if (!Arrays.equals(value, newest)) {
      value = newest;
      content = SettingsContent.of(camera, newest);
    }
    return content;
  }
}
