package io.zoetrope.app.command.engine;

import io.zoetrope.app.command.Json;
import io.zoetrope.operators.inference.engine.Device;
import io.zoetrope.operators.inference.engine.Devices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tries every device. */
@Command(
    name = "list",
    description = "Which devices this machine has, and why not the others.",
    mixinStandardHelpOptions = true)
final class EnginesList implements Callable<Integer> {
  private static final List<String> DEVICES = List.of("cpu", "openvino", "cuda:0", "tensorrt:0");

  @Option(names = "--json", description = "As a JSON object: device to problem, or null.")
  private boolean json;

  @Override
  public Integer call() {
    Map<String, String> problems = new LinkedHashMap<>();
    for (String device : DEVICES) {
      problems.put(device, Devices.problemOf(Device.parse(device)).orElse(null));
    }
    if (json) {
      System.out.println(Json.line(problems));
    } else {
      problems.forEach(
          (device, problem) ->
              System.out.printf("%-12s%s%n", device, problem == null ? "ready" : "no: " + problem));
    }
    return 0;
  }
}
