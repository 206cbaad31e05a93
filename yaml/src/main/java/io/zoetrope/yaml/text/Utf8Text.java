package io.zoetrope.yaml.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** UTF-8 text as every editor saves it: with a byte order mark or without. */
public final class Utf8Text {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private Utf8Text() {}

  /**
   * The text of a file.
   *
   * @throws TextException where it cannot be read or is not UTF-8
   */
  public static String read(Path file) {
    try {
      return decode(file.toString(), Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new TextException(file + ": no such file");
    } catch (IOException e) {
      throw new TextException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * The lines of a file, whichever line ends it has.
   *
   * @throws TextException where it cannot be read or is not UTF-8
   */
  public static List<String> lines(Path file) {
    return read(file).lines().toList();
  }

  /**
   * The text of bytes.
   *
   * @param name what errors call them
   * @throws TextException where they are not UTF-8, with the line
   */
  public static String decode(String name, byte[] bytes) {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(left).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < left.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new TextException(
          "%s:%d: not UTF-8 text; save the file as UTF-8".formatted(name, line));
    }
  }
}
