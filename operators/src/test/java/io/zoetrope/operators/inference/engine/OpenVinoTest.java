package io.zoetrope.operators.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.runtime.OnnxRuntime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same clips on both engines of a CPU, where {@code zoetrope engines install} has been run. */
class OpenVinoTest {
  private static final OpenVinoPlugin PLUGIN = OpenVinoPlugin.ofThisMachine();
  private static final Device OPENVINO = Device.parse("openvino");

  @TempDir Path folder;

  @Test
  void scoresAreThoseOfTheCpuAtEitherPrecision() throws Exception {
    assumeInstalled();
    assumeThat(maker()).as("OpenVINO's plugin serves Intel processors only").isEqualTo("Intel");
    model();
    Measured cpu = scores("cpu", "fp32");
    Measured single = scores("openvino", "fp32");
    Measured half = scores("openvino", "bf16");
    System.out.printf("cpu %s, openvino fp32 %s, bf16 %s%n", cpu.speed, single.speed, half.speed);
    requireClose(single, cpu, 1e-4f);
    requireClose(half, cpu, 1e-2f);
  }

  @Test
  void namesTheProcessorThatThePluginDoesNotServe() throws Exception {
    assumeInstalled();
    assumeThat(maker()).as("this processor is served").isNotEqualTo("Intel");
    assertThat(Devices.problemOf(OPENVINO))
        .hasValueSatisfying(
            problem ->
                assertThat(problem)
                    .contains("device openvino", "finds no Intel processor", maker()));
  }

  @Test
  void registersThePluginOnce() {
    assumeInstalled();
    var first = Devices.problemOf(OPENVINO);
    assertThat(Devices.problemOf(OPENVINO)).isEqualTo(first);
  }

  @Test
  void saysWhereThePluginIsMissingAndHowToGetIt() throws Exception {
    OnnxRuntime.start();
    try (var session = new SessionOptions()) {
      var missing = new OpenVinoPlugin(folder);
      assertThatThrownBy(() -> OpenVino.addTo(session, Precision.FP32, 1, missing))
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("zoetrope engines install openvino");
    }
  }

  @Test
  void leavesTheRuntimeAloneForOtherDevices() throws Exception {
    var environment = OnnxRuntime.start();
    String libraries = System.getProperty("onnxruntime.native.path");
    String devices = environment.getEpDevices().toString();
    assertThat(Devices.problemOf(Device.CPU)).isEmpty();
    assertThat(environment.getEpDevices()).hasToString(devices);
    assertThat(System.getProperty("onnxruntime.native.path")).isEqualTo(libraries);
  }

  private static void assumeInstalled() {
    assumeThat(PLUGIN.isInstalled())
        .as("OpenVINO is not installed; zoetrope engines install openvino does it")
        .isTrue();
  }

  /** Of this machine's processor. */
  private static String maker() {
    try {
      return OnnxRuntime.start().getEpDevices().get(0).getDevice().getVendor();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void requireClose(Measured found, Measured expected, float tolerance) {
    assertThat(found.scores).hasSameSizeAs(expected.scores).isNotEmpty();
    for (int clip = 0; clip < expected.scores.size(); clip++) {
      assertThat(found.scores.get(clip))
          .containsExactly(expected.scores.get(clip), within(tolerance));
    }
  }

  /** Not so wide a network that it takes long, and labels whose scores differ. */
  private void model() {
    var spec = Catalogue.standard().get("r2plus1d_v1_resnet18_kinetics400");
    ModelExport.of(spec, List.of("walk", "run", "fall"))
        .options(spec.options().with("width", 16).classes(3))
        .seeded(1, folder.resolve("model"));
  }

  private record Measured(List<float[]> scores, String speed) {}

  private Measured scores(String device, String precision) throws Exception {
    Process process = start(device, precision);
    var scores = new ArrayList<float[]>();
    String last = "nothing";
    try (var lines = process.inputReader()) {
      for (String line : lines.lines().toList()) {
        if (line.startsWith("[")) {
          scores.add(floats(line));
        }
        last = line;
      }
    }
    assertThat(process.waitFor()).as(last).isZero();
    return new Measured(scores, last);
  }

  private Process start(String device, String precision) throws IOException {
    var command =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dzoetrope.openvino=" + PLUGIN.folder(),
            "-cp",
            System.getProperty("java.class.path"),
            ScoresOnADevice.class.getName(),
            folder.resolve("model").toString(),
            device,
            precision,
            Integer.toString(Runtime.getRuntime().availableProcessors()));
    return new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
  }

  private static float[] floats(String line) {
    String[] words = line.substring(1, line.length() - 1).split(", ", -1);
    float[] floats = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      floats[i] = Float.parseFloat(words[i]);
    }
    return floats;
  }
}
