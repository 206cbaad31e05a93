package io.zoetrope.operators.inference.engine;

import java.util.Collection;
import java.util.Optional;
import org.apache.flink.api.common.externalresource.ExternalResourceInfo;

/** The GPUs that Flink hands to a task manager as the external resource {@link #RESOURCE}. */
public final class FlinkGpus {
  public static final String RESOURCE = "gpu";
  private static final String INDEX = "index"; // as Flink's GPU driver names it

  private FlinkGpus() {}

  /**
   * The device on one of these GPUs, subtasks taking turns; the device itself where there are none
   * or it is no GPU.
   */
  public static Device place(Device device, Collection<ExternalResourceInfo> gpus, int subtask) {
    var indices =
        gpus.stream()
            .map(gpu -> gpu.getProperty(INDEX))
            .flatMap(Optional::stream)
            .map(Integer::valueOf)
            .sorted()
            .toList();
    return indices.isEmpty() || !device.kind().isGpu()
        ? device
        : new Device(device.kind(), indices.get(subtask % indices.size()), device.precision());
  }
}
