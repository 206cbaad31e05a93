package io.zoetrope.video.file;

import io.zoetrope.video.geometry.Size;

/**
 * One decoded picture of a file.
 *
 * @param timeMicros from the beginning of the file
 * @param rgb height x width x 3 bytes, without padding
 */
@SuppressWarnings("ArrayRecordComponent") // Pictures are large: shared, never compared.
public record VideoFrame(long timeMicros, Size size, byte[] rgb) {}
