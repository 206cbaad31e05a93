package io.zoetrope.zoo.runtime;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;

/**
 * ONNX Runtime, started the one way that suits everybody in a process: by DJL's engine, which
 * cannot start any more once there is an environment of other making; off the network and alone.
 */
public final class OnnxRuntime {
  /** DJL's name of the engine. */
  public static final String ENGINE = "OnnxRuntime";

  static {
    System.setProperty("ai.djl.offline", "true"); // also no usage reports
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.onnx.disable_alternative", "true"); // loads no second engine
    Telemetry.turnOff();
  }

  private OnnxRuntime() {}

  /** Must come before any other use of ONNX Runtime; costs something only the first time. */
  public static OrtEnvironment start() {
    Engine.getEngine(ENGINE);
    return OrtEnvironment.getEnvironment();
  }
}
