package io.zoetrope.ingester.privacy;

/** What of each camera's pictures may be seen, now; asked by the cameras' threads. */
public interface LooksBook extends AutoCloseable {
  /** Everything of all cameras. */
  LooksBook OPEN = camera -> Looks.ALL;

  Looks of(String camera);

  @Override
  default void close() {}
}
