package io.zoetrope.app.engine;

/** Counts bytes as they are written, until it is closed. */
public interface InstallProgress extends AutoCloseable {
  void add(long bytes);

  @Override
  void close();
}
