import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Custom resource definitions, in YAML, as schemas in JSON, one a kind and version: {@code
 * kind_version.json}. A misspelt key is an error, though the definitions alone would let it pass.
 */
final class Schemas {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST = 64 << 20;

  private Schemas() {}

  public static void main(String[] arguments) throws Exception {
    var options = new LoaderOptions();
    options.setCodePointLimit(LARGEST);
    try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
      for (Path file : files.sorted().toList()) {
        for (Object document : new Yaml(options).loadAll(Files.readString(file))) {
          write(JSON.valueToTree(document), Path.of(arguments[1]));
        }
      }
    }
  }

  private static void write(JsonNode definition, Path folder) throws Exception {
    String kind = definition.at("/spec/names/kind").asText().toLowerCase(Locale.ROOT);
    for (JsonNode version : definition.at("/spec/versions")) {
      JsonNode schema = version.at("/schema/openAPIV3Schema");
      close(schema.at("/properties/spec"));
      String name = "%s_%s.json".formatted(kind, version.path("name").asText());
      JSON.writeValue(folder.resolve(name).toFile(), schema);
    }
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object
        && object.has("properties")
        && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    schema.forEach(Schemas::close);
  }
}
