package io.zoetrope.operators.inference.engine;

import ai.onnxruntime.OrtException;
import io.zoetrope.zoo.runtime.OnnxRuntime;
import java.util.Map;
import java.util.Optional;

/** What this process can run models on. */
public final class Devices {
  private Devices() {}

  /** Why a device cannot be used and what to do, or nothing where it can. */
  public static Optional<String> problemOf(Device device) {
    OnnxRuntime.start();
    try (var session = SessionSettings.of(device, 1, Map.of())) {
      return Optional.empty();
    } catch (DeviceMissingException | OrtException e) {
      return Optional.of(e.getMessage());
    }
  }
}
