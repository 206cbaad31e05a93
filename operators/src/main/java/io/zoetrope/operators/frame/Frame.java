package io.zoetrope.operators.frame;

import java.nio.ByteBuffer;

/**
 * One picture: its place in the stream and its pixels, a view into the record it came in.
 *
 * @param captureTime microseconds
 * @param ingestTime when the batch it came in was decoded, microseconds
 * @param logTime milliseconds
 * @param pixels height x width x 3 bytes, RGB
 */
public record Frame(
    long number, long captureTime, long ingestTime, long logTime, ByteBuffer pixels) {

  public void copyTo(ByteBuffer target) {
    target.put(pixels.duplicate());
  }
}
