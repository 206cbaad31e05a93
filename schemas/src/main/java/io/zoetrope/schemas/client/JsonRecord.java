package io.zoetrope.schemas.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.schemas.MalformedRecordException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/** Reads records as they print themselves, which is how the job writes JSON. */
final class JsonRecord {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonRecord() {}

  /** Whether bytes can only be JSON: Avro's single-object encoding begins otherwise. */
  static boolean is(byte[] bytes) {
    return bytes != null && bytes.length > 0 && bytes[0] == '{';
  }

  /**
   * @throws MalformedRecordException where the bytes are no such record
   */
  static <T extends SpecificRecordBase> T read(Class<T> type, byte[] bytes) {
    try {
      Schema schema = SpecificData.get().getSchema(type);
      return type.cast(record(schema, JSON.readTree(bytes)));
    } catch (IOException | RuntimeException e) {
      throw new MalformedRecordException(
          "not a %s: %s".formatted(type.getSimpleName(), e.getMessage()), e);
    }
  }

  private static SpecificRecordBase record(Schema schema, JsonNode fields) {
    var record = (SpecificRecordBase) SpecificData.newInstance(typeOf(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      JsonNode value = fields.get(field.name());
      record.put(
          field.pos(),
          value == null ? SpecificData.get().getDefaultValue(field) : value(field.schema(), value));
    }
    return record;
  }

  private static Class<?> typeOf(Schema schema) {
    return SpecificData.get().getClass(schema);
  }

  private static Object value(Schema schema, JsonNode node) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, node);
      case UNION -> node.isNull() ? null : value(present(schema), node);
      case ARRAY -> list(schema.getElementType(), node);
      case ENUM -> symbol(schema, node.asText());
      case STRING -> node.asText();
      case INT -> node.intValue();
      case LONG -> node.longValue();
      case FLOAT -> Float.parseFloat(node.asText()); // "NaN" stands in quotes
      case DOUBLE -> Double.parseDouble(node.asText());
      case BOOLEAN -> node.booleanValue();
      case NULL -> null;
      case MAP, FIXED, BYTES -> throw new IllegalArgumentException("no JSON for " + schema);
    };
  }

  /** One that a newer version added is the enum's default, as in Avro. */
  private static Object symbol(Schema schema, String name) {
    boolean added = schema.getEnumDefault() != null && !schema.hasEnumSymbol(name);
    return SpecificData.get().createEnum(added ? schema.getEnumDefault() : name, schema);
  }

  private static Schema present(Schema union) {
    return union.getTypes().stream()
        .filter(type -> type.getType() != Schema.Type.NULL)
        .findFirst()
        .orElseThrow();
  }

  private static List<Object> list(Schema elements, JsonNode node) {
    List<Object> values = new ArrayList<>();
    node.forEach(each -> values.add(value(elements, each)));
    return values;
  }
}
