package io.zoetrope.ingester.process;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.video.geometry.Resize;
import java.io.IOException;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Orders and answers as lines of JSON. What records are made of is found by itself, so a camera's
 * new option needs nothing here; errors say nothing of a line, which may hold passwords.
 */
final class Lines {
  private static final ObjectMapper JSON = mapper();

  private Lines() {}

  static String of(Order order) {
    return write(order, Order.class);
  }

  static String of(Answer answer) {
    return write(answer, Answer.class);
  }

  /**
   * @throws IllegalArgumentException where it is none
   */
  static Order order(String line) {
    try {
      return JSON.readValue(line, Order.class);
    } catch (JsonProcessingException e) {
      throw unlike("order", e);
    }
  }

  /** Nothing where a library wrote it. */
  static Optional<Answer> answer(String line) {
    try {
      return Optional.of(JSON.readValue(line, Answer.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String write(Object value, Class<?> as) {
    try {
      return JSON.writerFor(as).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw unlike(value.getClass().getSimpleName(), e);
    }
  }

  /** Without the cause, whose message quotes the line. */
  private static IllegalArgumentException unlike(String what, JsonProcessingException e) {
    return new IllegalArgumentException(
        "no line of %s: %s".formatted(what, e.getClass().getSimpleName()));
  }

  private static ObjectMapper mapper() {
    var avro = new SimpleModule().addSerializer(SpecificRecordBase.class, new Writer<>());
    avro.addDeserializer(CameraHealth.class, new Reader<>(CameraHealth.class));
    avro.addDeserializer(CameraSettings.class, new Reader<>(CameraSettings.class));
    JsonMapper mapper =
        JsonMapper.builder()
            .addModules(new Jdk8Module(), new JavaTimeModule(), avro)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .addMixIn(Resize.class, Named.class)
            .build();
    mapper.registerSubtypes(Order.class.getPermittedSubclasses());
    mapper.registerSubtypes(Answer.class.getPermittedSubclasses());
    mapper.registerSubtypes(Resize.class.getPermittedSubclasses());
    return mapper;
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  private interface Named {}

  /** Avro's records as the bytes that topics have. */
  private static final class Writer<T extends SpecificRecordBase> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(SpecificRecordBase.class, false);
    }

    @Override
    @SuppressWarnings("unchecked") // A record's class is its own.
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeBinary(RecordSerde.of((Class<T>) value.getClass()).encode(value));
    }
  }

  private static final class Reader<T extends SpecificRecordBase> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient RecordSerde<T> serde;

    Reader(Class<T> type) {
      super(type);
      serde = RecordSerde.of(type);
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return serde.decode(json.getBinaryValue());
    }
  }
}
