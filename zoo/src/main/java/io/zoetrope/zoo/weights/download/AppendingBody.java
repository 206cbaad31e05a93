package io.zoetrope.zoo.weights.download;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Writes a response's body into a file from a position on, as it comes. */
final class AppendingBody implements BodySubscriber<Void>, AutoCloseable {
  /** Writing failed on this machine: a full disk, a missing permission. */
  static final class DiskException extends IOException {
    private static final long serialVersionUID = 1L;

    DiskException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private final CompletableFuture<Void> whole = new CompletableFuture<>();
  private final Path file;
  private final long total;
  private Flow.Subscription subscription;
  private FileChannel channel;
  private volatile long position;

  /**
   * @param length of the body, or −1 when unknown
   */
  AppendingBody(Path file, long start, long length) {
    this.file = file;
    this.position = start;
    this.total = length < 0 ? -1 : start + length;
  }

  long position() {
    return position;
  }

  /** Bytes of the whole file, or −1 when unknown. */
  long total() {
    return total;
  }

  @Override
  public CompletionStage<Void> getBody() {
    return whole;
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription incoming) {
    subscription = incoming;
    try {
      requireSpace();
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(position).position(position);
      incoming.request(1);
    } catch (IOException e) {
      fail(e);
    }
  }

  /** Fails before a long download rather than after it, where the file system reports its space. */
  private void requireSpace() throws IOException {
    long usable = Files.getFileStore(file.getParent()).getUsableSpace();
    if (usable > 0 && total - position > usable) {
      throw new IOException(
          "%d bytes are still to come, but only %d are free".formatted(total - position, usable));
    }
  }

  @Override
  public synchronized void onNext(List<ByteBuffer> buffers) {
    if (whole.isDone()) {
      return;
    }
    try {
      for (ByteBuffer buffer : buffers) {
        while (buffer.hasRemaining()) {
          position += channel.write(buffer);
        }
      }
      subscription.request(1);
    } catch (IOException e) {
      fail(e);
    }
  }

  private void fail(IOException e) {
    subscription.cancel();
    whole.completeExceptionally(
        new DiskException(file + " cannot be written: " + e.getMessage(), e));
  }

  @Override
  public void onError(Throwable error) {
    whole.completeExceptionally(error);
  }

  @Override
  public void onComplete() {
    whole.complete(null);
  }

  /** Nothing is written any more once this returns. */
  @Override
  public synchronized void close() throws IOException {
    whole.cancel(false);
    if (channel != null) {
      channel.close();
    }
  }
}
