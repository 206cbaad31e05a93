package io.zoetrope.app.command.train;

import io.zoetrope.training.data.SceneOptions.Picture;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code 320x180}. */
final class PictureConverter implements ITypeConverter<Picture> {
  @Override
  public Picture convert(String text) {
    try {
      return Picture.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
