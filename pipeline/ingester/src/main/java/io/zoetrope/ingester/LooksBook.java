package io.zoetrope.ingester;

/** What of each camera's pictures may be seen, now; asked by the cameras' threads. */
interface LooksBook extends AutoCloseable {
  /** Everything of all cameras. */
  LooksBook OPEN = camera -> Looks.ALL;

  Looks of(String camera);

  @Override
  default void close() {}
}
