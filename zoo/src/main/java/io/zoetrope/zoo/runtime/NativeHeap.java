package io.zoetrope.zoo.runtime;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The C library's heap, from which native code allocates. glibc keeps what was freed for the next
 * allocation, in as many arenas as there were threads: a process that changes its model grows with
 * each change.
 */
public final class NativeHeap {
  private static final Logger LOG = LoggerFactory.getLogger(NativeHeap.class);
  private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";
  private static final String TRIM = "systemTrimNativeHeap"; // malloc_trim, since Java 17.0.9

  private NativeHeap() {}

  /**
   * Returns what is free to the system, which takes some milliseconds. Does nothing where the C
   * library or the virtual machine cannot.
   */
  public static void trim() {
    try {
      String done =
          (String)
              ManagementFactory.getPlatformMBeanServer()
                  .invoke(new ObjectName(COMMANDS), TRIM, null, null);
      LOG.debug("native heap: {}", done);
    } catch (JMException e) {
      LOG.debug("the native heap cannot be trimmed", e);
    }
  }
}
