package io.zoetrope.yaml;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in people's words why a value does not fit its record. */
final class YamlMismatch {
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);
  private static final Set<Class<?>> BROKEN =
      Set.of(double.class, Double.class, float.class, Float.class, Number.class);
  private static final Set<Class<?>> FLAGS = Set.of(boolean.class, Boolean.class);

  private YamlMismatch() {}

  /**
   * @param value the nearest to the place that the file has
   */
  static String explain(JsonMappingException e, YamlNode value) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return unknown(unknown.getKnownPropertyIds());
    }
    if (e instanceof InvalidNullException) {
      return "empty; a value must stand here";
    }
    if (e instanceof InvalidTypeIdException other) {
      return kind(other);
    }
    if (e instanceof ValueInstantiationException invalid && invalid.getCause() != null) {
      return said(invalid.getCause());
    }
    if (e.getCause() instanceof InputCoercionException) {
      return value.kind() + " is out of range";
    }
    if (e instanceof MismatchedInputException wrong && wrong.getTargetType() != null) {
      return mustBe(wrong.getTargetType(), value);
    }
    return firstLine(e);
  }

  /** The misspelt key without which a record cannot be made. */
  static Optional<String> misspelt(JsonMappingException e, YamlNode value) {
    return refused(e)
        .filter(type -> value instanceof YamlNode.Mapping)
        .flatMap(
            type ->
                ((YamlNode.Mapping) value)
                    .entries().keySet().stream()
                        .filter(key -> !keys(type).contains(key))
                        .findFirst());
  }

  /** Of a key that the record has not that refused to be made. */
  static String unknown(JsonMappingException e) {
    return unknown(keys(refused(e).orElseThrow()));
  }

  /** The record that refused to be made. */
  static Optional<Class<?>> refused(JsonMappingException e) {
    return e instanceof ValueInstantiationException refused
            && refused.getType().getRawClass().isRecord()
        ? Optional.of(refused.getType().getRawClass())
        : Optional.empty();
  }

  /** With the key that says which kind of record this is, where there are several. */
  private static List<Object> keys(Class<?> type) {
    Stream<String> own =
        Arrays.stream(type.getRecordComponents())
            .map(each -> new KebabCaseStrategy().translate(each.getName()));
    Stream<String> kind =
        Arrays.stream(type.getInterfaces())
            .map(each -> each.getAnnotation(JsonTypeInfo.class))
            .filter(Objects::nonNull)
            .map(JsonTypeInfo::property);
    return Stream.concat(own, kind).map(Object.class::cast).toList();
  }

  private static String unknown(Collection<Object> known) {
    return "unknown key; here may stand: " + sorted(known);
  }

  static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private static String sorted(Collection<Object> keys) {
    return keys.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }

  private static String said(Throwable cause) {
    return cause instanceof NullPointerException
        ? "a key that is needed here is missing"
        : String.valueOf(cause.getMessage());
  }

  private static String kind(InvalidTypeIdException e) {
    Class<?> base = e.getBaseType().getRawClass();
    String names =
        Arrays.stream(base.getAnnotation(JsonSubTypes.class).value())
            .map(JsonSubTypes.Type::name)
            .collect(Collectors.joining(" or "));
    return "the key %s must be %s, is %s"
        .formatted(
            base.getAnnotation(JsonTypeInfo.class).property(),
            names,
            e.getTypeId() == null ? "missing" : e.getTypeId());
  }

  /** Texts are shown only where no password can have been meant. */
  private static String mustBe(Class<?> type, YamlNode value) {
    if (WHOLE.contains(type)) {
      return "must be a whole number, is " + value.kind();
    }
    if (BROKEN.contains(type)) {
      return "must be a number, is " + value.kind();
    }
    if (FLAGS.contains(type)) {
      return "must be true or false, is " + value.kind();
    }
    boolean list = Collection.class.isAssignableFrom(type);
    boolean shown = !(value instanceof YamlNode.Scalar scalar) || scalar.plain() == null;
    return "must be %s, is %s"
        .formatted(
            list ? "a list" : "a mapping of keys to values",
            shown ? value.kind() : "a single value");
  }
}
