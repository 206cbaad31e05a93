package io.zoetrope.app.command;

import io.zoetrope.training.evaluation.Views;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code single}, {@code gluoncv} or {@code 5x3}. */
final class EvaluationViewsConverter implements ITypeConverter<Views> {
  private static final Pattern COUNTS = Pattern.compile("([1-9]\\d{0,3})x([1-9]\\d{0,3})");

  @Override
  public Views convert(String text) {
    Matcher counts = COUNTS.matcher(text);
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "single" -> Views.SINGLE;
      case "gluoncv" -> Views.GLUONCV;
      default -> {
        if (!counts.matches()) {
          throw new TypeConversionException(
              "'%s' is neither single nor gluoncv nor CLIPSxCROPS, such as 5x3".formatted(text));
        }
        yield new Views(Integer.parseInt(counts.group(1)), Integer.parseInt(counts.group(2)));
      }
    };
  }
}
