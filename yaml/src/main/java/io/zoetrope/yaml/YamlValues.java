package io.zoetrope.yaml;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How values are written: durations, choices, variables, paths, records with a parse(String). */
final class YamlValues extends SimpleModule {
  /** The attribute of a reading that holds the folder where relative paths start. */
  static final String FOLDER = "folder";

  private static final long serialVersionUID = 1L;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  YamlValues(UnaryOperator<String> environment) {
    add(String.class, text -> expand(text, environment));
    add(Secret.class, text -> new Secret(text, () -> expand(text, environment)));
    add(Duration.class, Durations::parse);
    addDeserializer(Path.class, new BesideTheFile(environment));
    setDeserializerModifier(new Kinds());
  }

  /** An enum constant as a file writes it: {@code AT_LEAST_ONCE} is at-least-once. */
  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private <T> void add(Class<T> type, Function<String, T> parse) {
    addDeserializer(type, new Parsing<>(type, parse));
  }

  /**
   * The constant written as {@code text}, in small letters or large.
   *
   * @throws IllegalArgumentException where there is none, naming those there are
   */
  static Object choice(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (written((Enum<?>) constant).equalsIgnoreCase(text)) {
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

  /** How a record is parsed that is written as one value: by its {@code parse(String)}. */
  private static Optional<Function<String, Object>> parser(Class<?> type) {
    return Arrays.stream(type.isRecord() ? type.getMethods() : new Method[0])
        .filter(each -> each.getName().equals("parse") && Modifier.isStatic(each.getModifiers()))
        .filter(each -> each.getReturnType() == type)
        .filter(each -> Arrays.equals(each.getParameterTypes(), new Class<?>[] {String.class}))
        .findFirst()
        .map(parse -> text -> invoke(parse, text));
  }

  private static Object invoke(Method parse, String text) {
    try {
      return parse.invoke(null, text);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Enum constants as {@link #written}, records by their {@code parse}, numbers that are finite.
   */
  private static final class Kinds extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyEnumDeserializer(
        DeserializationConfig config,
        JavaType type,
        BeanDescription description,
        JsonDeserializer<?> deserializer) {
      return new Parsing<>(Object.class, text -> choice(type.getRawClass(), text));
    }

    @Override
    public JsonDeserializer<?> modifyDeserializer(
        DeserializationConfig config,
        BeanDescription description,
        JsonDeserializer<?> deserializer) {
      Class<?> type = description.getBeanClass();
      if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
        return new Finite(deserializer);
      }
      Optional<Function<String, Object>> parser = parser(type);
      return parser.isPresent() ? new Parsing<>(Object.class, parser.get()) : deserializer;
    }
  }

  private static final class Finite extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;

    Finite(JsonDeserializer<?> deserializer) {
      super(deserializer);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> deserializer) {
      return new Finite(deserializer);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      Object value = super.deserialize(parser, context);
      if (value instanceof Number number && !Double.isFinite(number.doubleValue())) {
        throw JsonMappingException.from(parser, "must be a finite number");
      }
      return value;
    }
  }

  private static final class BesideTheFile extends StdScalarDeserializer<Path> {
    private static final long serialVersionUID = 1L;
    private final transient UnaryOperator<String> environment;

    BesideTheFile(UnaryOperator<String> environment) {
      super(Path.class);
      this.environment = environment;
    }

    @Override
    public Path deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      Object folder = context.getAttribute(FOLDER);
      return new Parsing<>(Path.class, text -> beside((Path) folder, expand(text, environment)))
          .deserialize(parser, context);
    }

    private static Path beside(Path folder, String text) {
      return folder == null ? Path.of(text) : folder.resolve(text).normalize();
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
        throw JsonMappingException.from(parser, "expected a single value here");
      }
      try {
        return parse.apply(parser.getText());
      } catch (IllegalArgumentException e) {
        throw JsonMappingException.from(parser, e.getMessage(), e);
      }
    }
  }
}
