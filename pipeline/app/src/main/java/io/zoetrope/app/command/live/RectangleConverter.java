package io.zoetrope.app.command.live;

import io.zoetrope.schemas.Rectangle;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a part of the frame, such as {@code 0.5,0,0.5,1}. */
final class RectangleConverter implements ITypeConverter<Rectangle> {
  private static final Pattern WRITTEN = Pattern.compile("([0-9.]+),([0-9.]+),([0-9.]+),([0-9.]+)");

  @Override
  public Rectangle convert(String text) {
    var matcher = WRITTEN.matcher(text);
    try {
      if (matcher.matches()) {
        return new Rectangle(
            Float.parseFloat(matcher.group(1)),
            Float.parseFloat(matcher.group(2)),
            Float.parseFloat(matcher.group(3)),
            Float.parseFloat(matcher.group(4)));
      }
    } catch (NumberFormatException e) {
      // as below
    }
    throw new TypeConversionException(
        ("'%s' is no part of a frame: write left,top,width,height as shares of it,"
                + " such as 0.5,0,0.5,1")
            .formatted(text));
  }

  /** As it is read. */
  static String written(Rectangle part) {
    return "%s,%s,%s,%s"
        .formatted(part.getLeft(), part.getTop(), part.getWidth(), part.getHeight());
  }
}
