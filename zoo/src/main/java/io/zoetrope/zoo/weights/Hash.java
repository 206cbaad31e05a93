package io.zoetrope.zoo.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The hash functions that files and records are known by. */
public enum Hash {
  SHA1("SHA-1", 40),
  SHA256("SHA-256", 64);

  private final String standardName;
  private final int digits;

  Hash(String standardName, int digits) {
    this.standardName = standardName;
    this.digits = digits;
  }

  /** A file's hash, in hexadecimal. */
  public String hex(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return hex(in);
    }
  }

  /** The hash of all that a stream still gives, in hexadecimal. */
  public String hex(InputStream in) throws IOException {
    DigestInputStream digested = new DigestInputStream(in, digest());
    byte[] buffer = new byte[1 << 20];
    while (digested.read(buffer) >= 0) {}
    return HexFormat.of().formatHex(digested.getMessageDigest().digest());
  }

  /** The hash of these bytes, in hexadecimal. */
  public String hex(byte[] bytes) {
    return HexFormat.of().formatHex(digest().digest(bytes));
  }

  /** Hexadecimal digits of a whole hash. */
  public int digits() {
    return digits;
  }

  private MessageDigest digest() {
    try {
      return MessageDigest.getInstance(standardName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + standardName, e);
    }
  }

  @Override
  public String toString() {
    return standardName;
  }
}
