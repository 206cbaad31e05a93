package io.zoetrope.video.gst;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;

/** Native memory that the frames of one pipeline are copied through, grown as needed. */
final class FrameScratch {
  private ByteBuffer memory = ByteBuffer.allocateDirect(0);
  private long address;

  /**
   * @throws IllegalStateException where the buffer ends before
   */
  ByteBuffer extract(long buffer, long offset, int size) {
    if (memory.capacity() < size) {
      memory = ByteBuffer.allocateDirect(size);
      address = Pointer.nativeValue(Native.getDirectBufferPointer(memory));
    }
    long copied = GstLibrary.gst_buffer_extract(buffer, offset, address, size);
    if (copied != size) {
      throw new IllegalStateException(
          "a picture ends after %d bytes where %d were expected"
              .formatted(offset + copied, offset + size));
    }
    return memory;
  }
}
