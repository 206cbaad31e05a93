package io.zoetrope.app.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How values are written in the configuration: durations, sizes, variables. */
final class ConfigModule extends SimpleModule {
  private static final long serialVersionUID = 1L;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  ConfigModule(UnaryOperator<String> environment) {
    add(String.class, text -> expand(text, environment));
    add(Secret.class, text -> new Secret(expand(text, environment)));
    add(Duration.class, Durations::parse);
    add(ByteSize.class, ByteSize::parse);
    add(ZoetropeConfig.Transport.class, text -> choice(ZoetropeConfig.Transport.class, text));
    add(ZoetropeConfig.OnOverload.class, text -> choice(ZoetropeConfig.OnOverload.class, text));
    add(ZoetropeConfig.Delivery.class, text -> choice(ZoetropeConfig.Delivery.class, text));
  }

  /** An enum constant as the configuration writes it: {@code AT_LEAST_ONCE} is at-least-once. */
  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private <T> void add(Class<T> type, Function<String, T> parse) {
    addDeserializer(type, new Parsing<>(type, parse));
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (written(constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "'%s' is none of %s"
            .formatted(
                text,
                java.util.Arrays.stream(type.getEnumConstants())
                    .map(ConfigModule::written)
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
    return java.util.regex.Matcher.quoteReplacement(value);
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
