package io.zoetrope.operators.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.externalresource.ExternalResourceInfo;
import org.junit.jupiter.api.Test;

class FlinkGpusTest {
  private static final Device HALF = Device.parse("tensorrt:0").with(Precision.FP16);

  @Test
  void subtasksTakeTurnsOnTheGpusThatFlinkHandsOut() {
    List<ExternalResourceInfo> gpus = List.of(gpu("3"), gpu("1"));
    assertThat(FlinkGpus.place(HALF, gpus, 0)).isEqualTo(gpuOfIndex(1));
    assertThat(FlinkGpus.place(HALF, gpus, 1)).isEqualTo(gpuOfIndex(3));
    assertThat(FlinkGpus.place(HALF, gpus, 2)).isEqualTo(gpuOfIndex(1));
  }

  @Test
  void theDeviceStaysWhereFlinkHasNone() {
    assertThat(FlinkGpus.place(HALF, List.of(), 1)).isEqualTo(HALF);
    assertThat(FlinkGpus.place(Device.CPU, List.of(gpu("3")), 1)).isEqualTo(Device.CPU);
  }

  private static Device gpuOfIndex(int index) {
    return new Device(Device.Kind.TENSORRT, index, Precision.FP16);
  }

  private static ExternalResourceInfo gpu(String index) {
    return new ExternalResourceInfo() {
      @Override
      public Optional<String> getProperty(String key) {
        return key.equals("index") ? Optional.of(index) : Optional.empty();
      }

      @Override
      public Collection<String> getKeys() {
        return List.of("index");
      }
    };
  }
}
