package io.zoetrope.operators.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;

/** What can be wrong with a snapshot that is older or newer than this version. */
public final class Versions {
  private Versions() {}

  /**
   * Does nothing where a snapshot can be read.
   *
   * @param version it was written in; they count up
   * @throws IOException saying what to do
   */
  public static void require(TypeSerializerSnapshot<?> snapshot, int version) throws IOException {
    if (version > snapshot.getCurrentVersion()) {
      throw new IOException(
          "%s of version %d; up to %d can be read here: restore this savepoint with the version that wrote it, or a newer one"
              .formatted(snapshot.getClass().getName(), version, snapshot.getCurrentVersion()));
    }
  }

  static Class<?> load(String name, ClassLoader loader) throws IOException {
    try {
      return Class.forName(name, true, loader);
    } catch (ClassNotFoundException e) {
      throw new IOException(
          "state was written by %s, which is not on the class path".formatted(name), e);
    }
  }
}
