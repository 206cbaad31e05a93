package io.zoetrope.training.block;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;

/** The PyTorch engine of this process, loaded when first needed, never over the network. */
public final class Torch {
  private static final String NAME = "PyTorch";

  private Torch() {}

  public static Engine engine() {
    setUnlessSet("ai.djl.offline");
    setUnlessSet("OPT_OUT_TRACKING");
    return Engine.getEngine(NAME);
  }

  /** A manager of arrays; closing it frees them. */
  public static NDManager newManager() {
    return engine().newBaseManager();
  }

  /** How many threads one operation may use. */
  public static void threads(int count) {
    engine();
    JniUtils.setNumThreads(count);
  }

  /** Fixes what dropout draws next. */
  public static void seed(long seed) {
    engine();
    JniUtils.setSeed(seed);
  }

  private static void setUnlessSet(String property) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, "true");
    }
  }
}
