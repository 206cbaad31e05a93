package io.zoetrope.app.engine;

/** Is told of bytes as they are written, and of the end. */
public interface InstallProgress extends AutoCloseable {
  void add(long bytes);

  @Override
  void close();
}
