package io.zoetrope.app.command;

import io.zoetrope.training.augment.Views;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code single}, {@code gluoncv} or {@code 5x3}. */
public final class ViewsConverter implements ITypeConverter<Views> {

  @Override
  public Views convert(String text) {
    try {
      return Views.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
