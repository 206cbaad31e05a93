package io.zoetrope.ingester.privacy;

/** What of each camera's pictures may be seen, now; asked by the cameras' threads. */
public interface PrivacyViews extends AutoCloseable {
  /** Everything of all cameras. */
  PrivacyViews OPEN = camera -> PrivacyView.ALL;

  PrivacyView of(String camera);

  @Override
  default void close() {}
}
