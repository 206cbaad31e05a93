package io.zoetrope.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.specific.SpecificRecordBase;

/** The schemas that released versions wrote, oldest first, kept as resources. */
final class ReleasedSchemas {
  private static final List<String> VERSIONS = List.of("0.1.0");

  private ReleasedSchemas() {}

  static List<Schema> of(Class<? extends SpecificRecordBase> type) {
    return VERSIONS.stream()
        .map(version -> "released/%s/%s.avsc".formatted(version, type.getSimpleName()))
        .map(ReleasedSchemas::read)
        .filter(Objects::nonNull)
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
