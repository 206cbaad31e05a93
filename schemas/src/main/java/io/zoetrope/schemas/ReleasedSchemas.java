package io.zoetrope.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Every schema that a version of a record was ever written by, oldest first, the one in use last:
 * its records lie in topics and savepoints. Kept as resources {@code released/TYPE/NUMBER.avsc},
 * numbered from 1; none is ever changed.
 */
final class ReleasedSchemas {
  private ReleasedSchemas() {}

  static List<Schema> of(Class<? extends SpecificRecordBase> type) {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> read("released/%s/%d.avsc".formatted(type.getSimpleName(), number)))
        .takeWhile(Objects::nonNull)
        .toList();
  }

  private static Schema read(String resource) {
    try (var in = ReleasedSchemas.class.getResourceAsStream(resource)) {
      return in == null ? null : new SchemaParser().parse(in).mainSchema();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
