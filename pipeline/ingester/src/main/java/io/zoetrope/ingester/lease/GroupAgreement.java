package io.zoetrope.ingester.lease;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.StreamOptions;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.zip.CRC32;

/**
 * Whether all ingesters of a group mean the same cameras. Each tells the group the fingerprint of
 * its own when it joins or cameras are assigned anew, and is told whether all are equal.
 */
final class GroupAgreement {
  private final LongSupplier own;
  private volatile boolean agreed = true;

  /**
   * @param own fingerprint
   */
  GroupAgreement(LongSupplier own) {
    this.own = own;
  }

  /**
   * Of what must be equal; not of passwords, since others may see it.
   *
   * @param configured in any order
   * @param partitions that are shared
   */
  static long fingerprint(List<CameraOptions> configured, int partitions) {
    var sum = new CRC32();
    sum.update(Integer.toString(partitions).getBytes(UTF_8));
    configured.stream()
        .sorted(Comparator.comparing(CameraOptions::id))
        .map(GroupAgreement::text)
        .forEach(text -> sum.update(text.getBytes(UTF_8)));
    return sum.getValue();
  }

  private static String text(CameraOptions camera) {
    List<String> streams = camera.streams().stream().map(StreamOptions::id).toList();
    return "\n%s %s %s".formatted(camera.id(), camera.shownSource(), streams);
  }

  ByteBuffer own() {
    return ByteBuffer.allocate(Long.BYTES).putLong(0, own.getAsLong());
  }

  /**
   * What all are told.
   *
   * @param members what each told; nothing of other versions
   */
  static ByteBuffer verdict(Collection<ByteBuffer> members) {
    boolean equal = members.stream().filter(Objects::nonNull).distinct().count() <= 1;
    return ByteBuffer.allocate(1).put(0, (byte) (equal ? 1 : 0));
  }

  void told(ByteBuffer verdict) {
    if (verdict != null && verdict.hasRemaining()) {
      agreed = verdict.get(verdict.position()) != 0;
    }
  }

  /** As of the last assignment. */
  boolean agreed() {
    return agreed;
  }
}
