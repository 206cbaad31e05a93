package io.zoetrope.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How values are written: durations, sizes, choices, variables. */
final class YamlValues extends SimpleModule {
  private static final long serialVersionUID = 1L;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  YamlValues(UnaryOperator<String> environment) {
    add(String.class, text -> expand(text, environment));
    add(Secret.class, text -> new Secret(expand(text, environment)));
    add(Duration.class, Durations::parse);
    add(ByteSize.class, ByteSize::parse);
    setDeserializerModifier(new Choices());
  }

  /** An enum constant as a file writes it: {@code AT_LEAST_ONCE} is at-least-once. */
  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private <T> void add(Class<T> type, Function<String, T> parse) {
    addDeserializer(type, new Parsing<>(type, parse));
  }

  private static Object choice(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (written((Enum<?>) constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "'%s' is none of %s"
            .formatted(
                text,
                Arrays.stream(type.getEnumConstants())
                    .map(each -> written((Enum<?>) each))
                    .toList()));
  }

  private static String expand(String text, UnaryOperator<String> environment) {
    return VARIABLE.matcher(text).replaceAll(match -> variable(match, environment));
  }

  private static String variable(MatchResult match, UnaryOperator<String> environment) {
    String value = environment.apply(match.group(1));
    if (value == null) {
      throw new IllegalArgumentException(
          "the environment variable %s is not set".formatted(match.group(1)));
    }
    return Matcher.quoteReplacement(value);
  }

  /** Enum constants as {@link #written}. */
  private static final class Choices extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription description,
        JsonDeserializer<?> deserializer) {
      return new Parsing<>(Object.class, text -> choice(type.getRawClass(), text));
    }
  }

  private static final class Parsing<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> parse;

    Parsing(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.currentToken().isScalarValue()) {
        throw JsonMappingException.from(parser, "a single value is wanted here");
      }
      try {
        return parse.apply(parser.getText());
      } catch (IllegalArgumentException e) {
        throw JsonMappingException.from(parser, e.getMessage(), e);
      }
    }
  }
}
