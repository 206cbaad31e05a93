package io.zoetrope.training.block;

import ai.djl.pytorch.jni.JniUtils;

/**
 * While open, this thread records nothing to differentiate later: evaluation takes a quarter of the
 * memory, and parameters may be changed in place. The engine records by default on every thread.
 */
public final class NoGradient implements AutoCloseable {
  private final boolean recorded;

  public NoGradient() {
    Torch.engine();
    recorded = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
  }

  @Override
  public void close() {
    JniUtils.setGradMode(recorded);
  }
}
