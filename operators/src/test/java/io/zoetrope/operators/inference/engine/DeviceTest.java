package io.zoetrope.operators.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
  @ParameterizedTest
  @ValueSource(strings = {"cpu", "openvino", "cuda:0", "cuda:3", "tensorrt:1"})
  void readsWhatItWrites(String text) {
    assertThat(Device.parse(text)).hasToString(text);
  }

  @Test
  void takesTheFirstGpuWhereNoneIsNamed() {
    assertThat(Device.parse("CUDA")).isEqualTo(new Device(Device.Kind.CUDA, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gpu", "cpu:1", "cuda:", "cuda:-1", "cuda:0x"})
  void saysWhatADeviceIs(String text) {
    assertThatThrownBy(() -> Device.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("device '" + text + "'");
  }

  @Test
  void hasThePrecisionsOfItsKind() {
    assertThat(Device.parse("openvino").with(Precision.parse("bf16")).precision())
        .isEqualTo(Precision.BF16);
    assertThatThrownBy(() -> Device.CPU.with(Precision.BF16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("precision bf16")
        .hasMessageContaining("device cpu");
    assertThat(Device.parse("tensorrt:1").with(Precision.parse("fp16")).index()).isEqualTo(1);
    assertThatThrownBy(() -> Device.parse("cuda:1").with(Precision.FP16))
        .hasMessageContaining("precision fp16: device cuda:1 does not have it");
    assertThatThrownBy(() -> Precision.parse("int4")).hasMessageContaining("fp32, bf16 or fp16");
  }
}
