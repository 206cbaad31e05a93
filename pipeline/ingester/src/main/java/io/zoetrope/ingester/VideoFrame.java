package io.zoetrope.ingester;

/**
 * One decoded picture of a file.
 *
 * @param timeMicros from the beginning of the file
 * @param rgb height x width x 3 bytes, without padding
 */
public record VideoFrame(long timeMicros, Size size, byte[] rgb) {}
