package io.zoetrope.zoo.runtime;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * ONNX Runtime's usage reports, which go to a server of its maker. They are on by default since
 * 1.29, and while they start a regular expression runs over the command line: one of 4 kB, a common
 * class path, overflows the stack of a Java thread and ends the process without a word.
 */
final class Telemetry {
  private static final String SWITCH = "ORT_DISABLE_TELEMETRY";

  private Telemetry() {}

  /**
   * Must come before ONNX Runtime's environment. Its library reads the switch from this process's
   * environment, which Java cannot write, and no later call comes before the crash.
   */
  static void turnOff() {
    if (!Platform.isWindows()) { // there they need a call to be turned on
      NativeLibrary.getInstance(Platform.C_LIBRARY_NAME)
          .getFunction("setenv")
          .invokeInt(new Object[] {SWITCH, "1", 1});
    }
  }
}
