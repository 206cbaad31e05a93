package io.zoetrope.zoo.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip file whose entries' sizes and checksums are not taken on trust. */
public final class ZipArchive implements AutoCloseable {
  /** Deflate cannot shrink data further than this. */
  private static final long HIGHEST_RATIO = 1032;

  private final ZipFile zip;

  private ZipArchive(ZipFile zip) {
    this.zip = zip;
  }

  public static ZipArchive open(Path file) throws IOException {
    try {
      return new ZipArchive(new ZipFile(file.toFile()));
    } catch (ZipException e) {
      throw new IOException("is a zip archive cut short or damaged: " + e.getMessage(), e);
    }
  }

  /** Names of the files in it that end so. */
  public List<String> namesEndingIn(String ending) {
    return zip.stream()
        .filter(entry -> !entry.isDirectory())
        .map(ZipEntry::getName)
        .filter(name -> name.endsWith(ending))
        .toList();
  }

  /**
   * The one file in it that ends so.
   *
   * @throws IOException when there is none or more than one
   */
  public String only(String ending) throws IOException {
    List<String> names = namesEndingIn(ending);
    if (names.size() != 1) {
      throw new IOException("is a zip with " + names.size() + " files named *" + ending);
    }
    return names.get(0);
  }

  /** Reads an entry of a known size. */
  public interface EntryReader<T> {
    public T read(InputStream in, long size) throws IOException;
  }

  /**
   * Reads an entry to its end.
   *
   * @throws IOException when it is missing, its size cannot be true or its checksum differs
   */
  public <T> T read(String name, EntryReader<T> reader) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("is damaged: " + name + " is missing in it");
    }
    checkSize(entry);
    try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      T result = reader.read(in, entry.getSize());
      in.skip(Long.MAX_VALUE);
      if (in.getChecksum().getValue() != entry.getCrc()) {
        throw new IOException("is damaged: " + name + " in it does not match its checksum");
      }
      return result;
    } catch (ZipException e) {
      throw new IOException("is damaged: " + name + " in it: " + e.getMessage(), e);
    }
  }

  private static void checkSize(ZipEntry entry) throws IOException {
    boolean stored = entry.getMethod() == ZipEntry.STORED;
    long most = stored ? entry.getCompressedSize() : entry.getCompressedSize() * HIGHEST_RATIO;
    if (entry.getSize() < 0 || entry.getSize() > most) {
      throw new IOException("is damaged: " + entry.getName() + " in it has an impossible size");
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
