package io.zoetrope.zoo.weights.download;

/** Hears how a download goes, from the thread that waits for it. */
public interface DownloadProgress {
  DownloadProgress NOOP = (done, total) -> {};

  /**
   * More has come.
   *
   * @param done bytes of the file that are here, those of earlier tries included
   * @param total bytes of the file, or −1 when the server does not say
   */
  void update(long done, long total);

  /** Another process is fetching the same file, and this one waits for it. */
  default void waiting() {}
}
