package io.zoetrope.ingester.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;

/**
 * The partitions of the topic of cameras, by whose assignment ingesters share them. A camera's
 * follows from its id alone, so that no other camera that comes or goes moves it.
 */
public final class CameraPartitions {
  /** Of a topic that is created; no more ingesters than this can share its cameras. */
  public static final int COUNT = 64;

  private CameraPartitions() {}

  /**
   * The partition whose owner has the camera.
   *
   * @param count partitions that there are
   */
  public static int of(String camera, int count) {
    var hash = new CRC32();
    hash.update(camera.getBytes(UTF_8));
    return (int) (hash.getValue() % count);
  }
}
