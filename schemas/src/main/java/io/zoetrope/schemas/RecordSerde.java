package io.zoetrope.schemas;

import static org.apache.avro.SystemLimitException.MAX_BYTES_LENGTH_PROPERTY;
import static org.apache.avro.SystemLimitException.MAX_COLLECTION_LENGTH_PROPERTY;
import static org.apache.avro.SystemLimitException.MAX_STRING_LENGTH_PROPERTY;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Avro single-object encoding of one record type: two marker bytes, the schema's fingerprint, the
 * body. Reads what every {@link ReleasedSchemas registered} schema wrote.
 */
public final class RecordSerde<T extends SpecificRecordBase> implements Serde<T> {
  static {
    // Lengths are read before what they measure: without bounds one flipped bit allocates
    // gigabytes.
    boundOnce(MAX_BYTES_LENGTH_PROPERTY, 64 << 20);
    boundOnce(MAX_COLLECTION_LENGTH_PROPERTY, 1 << 20);
    boundOnce(MAX_STRING_LENGTH_PROPERTY, 64 << 10);
    trustOwnRecords();
  }

  private final Class<T> type;
  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;

  private final Schema schema;

  private RecordSerde(Class<T> type, List<Schema> alsoRead) {
    this.type = type;
    SpecificData model = SpecificData.getForClass(type);
    schema = model.getSchema(type);
    encoder = new BinaryMessageEncoder<>(model, schema);
    decoder = new BinaryMessageDecoder<>(model, schema);
    ReleasedSchemas.of(type).forEach(decoder::addSchema);
    alsoRead.forEach(decoder::addSchema);
  }

  public static <T extends SpecificRecordBase> RecordSerde<T> of(Class<T> type) {
    return new RecordSerde<>(type, List.of());
  }

  /**
   * A serde that reads records of one more schema, which came with them.
   *
   * @param writer of the same record type, compatible with this version's
   */
  public static <T extends SpecificRecordBase> RecordSerde<T> of(Class<T> type, Schema writer) {
    return new RecordSerde<>(type, List.of(writer));
  }

  /** What {@link #encode} writes by. */
  public Schema schema() {
    return schema;
  }

  public byte[] encode(T value) {
    try {
      var buffer = encoder.encode(value);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws MalformedRecordException where the bytes are no such record
   */
  public T decode(byte[] bytes) {
    try {
      return decoder.decode(bytes);
    } catch (IOException | RuntimeException e) { // Avro throws of many kinds at foreign bytes
      throw new MalformedRecordException(
          "not a %s: %s".formatted(type.getSimpleName(), e.getMessage()), e);
    }
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> value == null ? null : encode(value);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> bytes == null ? null : decode(bytes);
  }

  /** Avro makes objects of listed classes only: here the records within records. */
  private static void trustOwnRecords() {
    String own = RecordSerde.class.getPackageName();
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(own)));
  }

  private static void boundOnce(String property, int limit) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, Integer.toString(limit));
    }
  }
}
