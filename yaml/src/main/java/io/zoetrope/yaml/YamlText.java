package io.zoetrope.yaml;

import io.zoetrope.yaml.text.TextException;
import io.zoetrope.yaml.text.Utf8Text;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * The text of a YAML file.
 *
 * @param name what errors call the file
 * @param folder where relative paths in it start; null: they stay as written
 */
public record YamlText(String name, String text, Path folder) {
  /**
   * Reads a file; relative paths in it start at its folder.
   *
   * @throws YamlException where it cannot be read or is not UTF-8
   */
  public static YamlText read(Path file) {
    String text = decoded(() -> Utf8Text.read(file));
    return new YamlText(file.toString(), text, file.toAbsolutePath().getParent());
  }

  /**
   * What was read elsewhere, such as from the class path.
   *
   * @throws YamlException where it is not UTF-8
   */
  public static YamlText of(String name, byte[] utf8) {
    return new YamlText(name, decoded(() -> Utf8Text.decode(name, utf8)), null);
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

  private static String decoded(Supplier<String> text) {
    try {
      return text.get();
    } catch (TextException e) {
      throw new YamlException(e.getMessage());
    }
  }
}
