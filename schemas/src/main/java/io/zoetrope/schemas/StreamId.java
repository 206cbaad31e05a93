package io.zoetrope.schemas;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Ids of cameras, which have no slash, and of their zones: {@code camera/zone}. */
public final class StreamId {
  private static final char SLASH = '/';

  private StreamId() {}

  /** The camera of an id, which may be its own or that of one of its zones. */
  public static String camera(String id) {
    return cameraOfZone(id).orElse(id);
  }

  /**
   * Those of ids that have streams: all but those of cameras whose zones are among them.
   *
   * @param ids of cameras and of all their zones
   */
  public static Set<String> withStreams(Collection<String> ids) {
    Set<String> streams = new LinkedHashSet<>(ids);
    ids.forEach(id -> cameraOfZone(id).ifPresent(streams::remove));
    return streams;
  }

  /** The camera of a zone's id; empty: it is no zone's. */
  public static Optional<String> cameraOfZone(String id) {
    int slash = id.indexOf(SLASH);
    return slash < 0 ? Optional.empty() : Optional.of(id.substring(0, slash));
  }
}
