package io.zoetrope.schemas;

import java.util.Optional;

/** Ids of cameras, which have no slash, and of their zones: {@code camera/zone}. */
public final class StreamId {
  private static final char SLASH = '/';

  private StreamId() {}

  /** The camera of an id, which may be its own or that of one of its zones. */
  public static String camera(String id) {
    return cameraOfZone(id).orElse(id);
  }

  /** The camera of a zone's id; empty: it is no zone's. */
  public static Optional<String> cameraOfZone(String id) {
    int slash = id.indexOf(SLASH);
    return slash < 0 ? Optional.empty() : Optional.of(id.substring(0, slash));
  }
}
