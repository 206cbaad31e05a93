package io.zoetrope.operators.inference;

import ai.djl.engine.Engine;

/** DJL's ONNX Runtime engine, told before it starts to stay off the network and alone. */
final class DjlEngine {
  static final String NAME = "OnnxRuntime";

  static {
    System.setProperty("ai.djl.offline", "true"); // also no usage reports
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.onnx.disable_alternative", "true"); // loads no second engine
  }

  private DjlEngine() {}

  /** Must come before the first ONNX Runtime object: the engine makes the environment. */
  static void start() {
    Engine.getEngine(NAME);
  }
}
