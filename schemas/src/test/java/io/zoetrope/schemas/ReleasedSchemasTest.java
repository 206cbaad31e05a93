package io.zoetrope.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.avro.SchemaNormalization.parsingFingerprint64;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;
import org.apache.avro.SchemaParser;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The register of schemas. {@code ./zoetrope test --module schemas -Dtest=ReleasedSchemasTest
 * -Dschemas.write} adds the schemas in use.
 */
class ReleasedSchemasTest {
  private static final Path REGISTER =
      Path.of("src", "main", "resources", "io", "zoetrope", "schemas", "released");
  private static final Path DEFINITIONS = Path.of("src", "main", "avro");

  static List<Class<? extends SpecificRecordBase>> types() {
    return RecordTypes.ALL;
  }

  @ParameterizedTest
  @MethodSource("types")
  void theSchemaInUseIsTheNewestOfTheRegister(Class<? extends SpecificRecordBase> type)
      throws IOException {
    Schema inUse = SpecificData.get().getSchema(type);
    int newest = newest(type);
    if (System.getProperty("schemas.write") != null && !isRegistered(type, newest, inUse)) {
      newest++;
      Files.createDirectories(REGISTER.resolve(type.getSimpleName()));
      Files.writeString(
          file(type, newest), SchemaFormatter.format("json/pretty", inUse) + "\n", UTF_8);
    }
    assertThat(isRegistered(type, newest, inUse))
        .as(
            "The schema of %s is not in the register: records of it could not be read once it is"
                + " changed again. './zoetrope test --module schemas -Dtest=ReleasedSchemasTest"
                + " -Dschemas.write' adds it as %d.avsc; commit that file. Files that are there"
                + " stay as they are, but one that no one else has yet may be replaced",
            type.getSimpleName(), newest + 1)
        .isTrue();
  }

  @Test
  void everyRecordOfATopicHasItsSchemasKept() throws IOException {
    assertThat(definitions().filter(name -> !isPartOfAnother(name)))
        .containsExactlyInAnyOrderElementsOf(
            RecordTypes.ALL.stream().map(Class::getSimpleName).toList());
  }

  private static boolean isPartOfAnother(String name) {
    return RecordTypes.ALL.stream()
        .filter(type -> !type.getSimpleName().equals(name))
        .anyMatch(
            type ->
                SpecificData.get()
                    .getSchema(type)
                    .toString()
                    .contains("\"record\",\"name\":\"" + name));
  }

  /** Names of records by those of files, as in {@code frame-batch.avsc}. */
  private static Stream<String> definitions() throws IOException {
    try (var files = Files.list(DEFINITIONS)) {
      return files
          .map(file -> file.getFileName().toString().replace(".avsc", ""))
          .map(ReleasedSchemasTest::capitalised)
          .toList()
          .stream();
    }
  }

  private static String capitalised(String file) {
    var name = new StringBuilder();
    for (String word : file.split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  private static int newest(Class<? extends SpecificRecordBase> type) {
    int number = 0;
    while (Files.exists(file(type, number + 1))) {
      number++;
    }
    return number;
  }

  private static boolean isRegistered(
      Class<? extends SpecificRecordBase> type, int number, Schema schema) throws IOException {
    return number > 0
        && parsingFingerprint64(new SchemaParser().parse(file(type, number)).mainSchema())
            == parsingFingerprint64(schema);
  }

  private static Path file(Class<? extends SpecificRecordBase> type, int number) {
    return REGISTER.resolve(type.getSimpleName()).resolve(number + ".avsc");
  }
}
