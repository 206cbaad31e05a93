package io.zoetrope.video.damage;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Reads how long a file would be by the sizes in its outermost parts: MP4 and MOV, AVI, Matroska
 * and WebM. Others do not say.
 */
final class Container {
  private static final int TYPE_FTYP = 0x66747970;
  private static final int RIFF = 0x52494646;
  private static final long RIFF_UNKNOWN = 0xffffffffL;
  private static final int EBML = 0x1A45DFA3;
  private static final int SEGMENT = 0x18538067;
  private static final int BOX_HEADER = 8;

  private Container() {}

  /**
   * Bytes that the file would have to go on for, 0 where it is whole or does not say.
   *
   * @throws EOFException where it ends before it says
   */
  static long missingBytes(Path path) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() < 2 * BOX_HEADER) {
        return 0;
      }
      int first = file.readInt();
      int second = file.readInt();
      if (second == TYPE_FTYP) {
        return Math.max(0, endOfBoxes(file) - file.length());
      }
      if (first == RIFF) {
        return Math.max(0, endOfRiff(file) - file.length());
      }
      return first == EBML ? Math.max(0, endOfSegment(file) - file.length()) : 0;
    }
  }

  /** Boxes: size, type and, for size 1, a size of 8 bytes; size 0: to the end of the file. */
  private static long endOfBoxes(RandomAccessFile file) throws IOException {
    long at = 0;
    while (at + BOX_HEADER <= file.length()) {
      file.seek(at);
      long size = Integer.toUnsignedLong(file.readInt());
      file.readInt();
      if (size == 1 && at + 2 * BOX_HEADER <= file.length()) {
        size = file.readLong();
      }
      if (size < BOX_HEADER) {
        return file.length();
      }
      at += size;
    }
    return at;
  }

  /**
   * Chunks of {@code RIFF}, a little-endian size and so many bytes, padded to an even number. Who
   * wrote to a stream did not know the size.
   */
  private static long endOfRiff(RandomAccessFile file) throws IOException {
    long at = 0;
    while (at + BOX_HEADER <= file.length()) {
      file.seek(at);
      if (file.readInt() != RIFF) {
        return file.length();
      }
      long size = Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
      if (size == RIFF_UNKNOWN) {
        return file.length();
      }
      at += BOX_HEADER + size;
    }
    return at;
  }

  /** The header and the segment, each an id, a size and so many bytes. */
  private static long endOfSegment(RandomAccessFile file) throws IOException {
    file.seek(Integer.BYTES);
    long header = size(file);
    if (header < 0) {
      return file.length();
    }
    file.seek(file.getFilePointer() + header);
    if (file.readInt() != SEGMENT) {
      return file.length();
    }
    long size = size(file);
    return size < 0 ? file.length() : file.getFilePointer() + size;
  }

  /** A number whose first byte says by its leading zeros how many follow; all ones: unknown, -1. */
  private static long size(RandomAccessFile file) throws IOException {
    int first = file.readUnsignedByte();
    int more = Integer.numberOfLeadingZeros(first) - 24;
    long value = first & (0x7f >> more);
    long ones = 0x7f >> more;
    for (int i = 0; i < more; i++) {
      value = value << 8 | file.readUnsignedByte();
      ones = ones << 8 | 0xff;
    }
    return value == ones ? -1 : value;
  }
}
