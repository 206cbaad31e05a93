package io.zoetrope.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The text of a YAML file.
 *
 * @param name what errors call the file
 * @param folder where relative paths in it start; null: they stay as written
 */
public record YamlText(String name, String text, Path folder) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /**
   * Reads a file; relative paths in it start at its folder.
   *
   * @throws YamlException where it cannot be read or is not UTF-8
   */
  public static YamlText read(Path file) {
    try {
      String text = decode(file.toString(), Files.readAllBytes(file));
      return new YamlText(file.toString(), text, file.toAbsolutePath().getParent());
    } catch (NoSuchFileException e) {
      throw new YamlException(file + ": no such file");
    } catch (IOException e) {
      throw new YamlException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * What was read elsewhere, such as from the class path.
   *
   * @throws YamlException where it is not UTF-8
   */
  public static YamlText of(String name, byte[] utf8) {
    return new YamlText(name, decode(name, utf8), null);
  }

  /** Another text in its place. */
  YamlText with(String other) {
    return new YamlText(name, other, folder);
  }

  /**
   * The values, each with its place.
   *
   * @throws YamlException where the text is not YAML, or more than is read here, with its line
   */
  public YamlNode root() {
    return new YamlParsing(this).root();
  }

  private static String decode(String name, byte[] bytes) {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(left).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      int line = 1;
      for (int i = 0; i < left.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new YamlException(name, line, "", "not UTF-8 text; save the file as UTF-8");
    }
  }
}
