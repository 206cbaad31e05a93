package io.zoetrope.operators.frame;

/** Text that a sender chose, short enough to be handed on whatever it is. */
final class Excerpt {
  private static final int OF_A_NAME = 80;

  private Excerpt() {}

  static String ofName(String name) {
    return of(name, OF_A_NAME);
  }

  /** The text, or its beginning and how long it is; the same when cut again. */
  static String of(String text, int mostCharacters) {
    if (text.length() <= mostCharacters) {
      return text;
    }
    String length = "… (%d characters)".formatted(text.length());
    int end = mostCharacters - length.length();
    boolean splits = Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splits ? end - 1 : end) + length;
  }
}
