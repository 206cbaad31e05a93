package io.zoetrope.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.yaml.YamlReader;
import io.zoetrope.yaml.YamlText;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** {@code zoetrope.example.yaml} against the records: every key stands there, with its default. */
class ExampleFileTest {
  private static final Set<Type> WRITTEN_AS_TEXT =
      Set.of(RegionConfig.class, AreaConfig.class, HoursConfig.class);
  private static final Path FILE = Path.of("..", "..", "zoetrope.example.yaml");
  private static String text;

  @BeforeAll
  static void read() throws IOException {
    text = Files.readString(FILE);
  }

  @Test
  void whatIsNotCommentedOutIsTheDefault() {
    ZoetropeConfig example = parsed(text);
    assertThat(example.kafka()).isEqualTo(KafkaConfig.DEFAULT);
    assertThat(example.ingest()).isEqualTo(IngestConfig.DEFAULT);
    assertThat(example.recognition()).isEqualTo(RecognitionConfig.DEFAULT);
    assertThat(example.events()).isEqualTo(EventsConfig.DEFAULT);
    assertThat(example.flink()).isEqualTo(FlinkConfig.DEFAULT);
    assertThat(example.cameras().get(0).transport())
        .isEqualTo(CameraConfig.of("a", "file:a").transport());
    assertThat(example.cameras().get(0).tls()).isEqualTo(CameraConfig.of("a", "file:a").tls());
    assertThat(example.cameras().get(1).priority())
        .isEqualTo(CameraConfig.of("a", "file:a").priority());
  }

  @Test
  void needsNothingOfTheEnvironment() {
    assertThat(ConfigFile.of("zoetrope.example.yaml", text, List.of()).config().cameras())
        .hasSize(2);
  }

  @Test
  void whatHasADefaultIsNotCommentedOutAndAllElseIs() {
    assertThat(keysOf(text, "cameras", "model"))
        .containsExactlyElementsOf(
            keysWithDefaults(ZoetropeConfig.class, ZoetropeConfig.DEFAULT, ""));
  }

  @Test
  void everyKeyStandsThereAndCanBeUsed() {
    String all = uncommented();
    var keys = new TreeSet<String>(keysOf(all, "cameras"));
    keys.removeIf(key -> key.startsWith("kafka.properties."));
    assertThat(keys).containsExactlyElementsOf(keys(ZoetropeConfig.class, ""));
    var cameraKeys = new TreeSet<String>(keys(CameraConfig.class, ""));
    cameraKeys.addAll(keys(ZoneConfig.class, "zones."));
    assertThat(keysOfAll("cameras", all)).containsExactlyElementsOf(cameraKeys);
    assertThat(parsed(all).kafka().clientProperties()).hasSize(3);
  }

  /** Without the marks before keys that have no default. */
  private static String uncommented() {
    return text.replaceAll("(?m)^( *)# ( *(?:- )?[a-z][a-z.-]*:( |$))", "$1$2");
  }

  private static ZoetropeConfig parsed(String yaml) {
    return new YamlReader(Map.of("DOOR_PASSWORD", "one", "KAFKA_JAAS", "two")::get)
        .read(new YamlText("zoetrope.example.yaml", yaml, null), ZoetropeConfig.class);
  }

  private static TreeSet<String> keysOf(String yaml, String... butNot) {
    Map<String, Object> all = new Yaml().load(new StringReader(yaml));
    List.of(butNot).forEach(all::remove);
    var keys = new TreeSet<String>();
    collect(all, "", keys);
    return keys;
  }

  /** Of all entries of a list together. */
  private static TreeSet<String> keysOfAll(String list, String yaml) {
    Map<String, Object> all = new Yaml().load(new StringReader(yaml));
    var keys = new TreeSet<String>();
    collectAll((List<?>) all.get(list), "", keys);
    return keys;
  }

  private static void collectAll(List<?> entries, String before, TreeSet<String> keys) {
    entries.forEach(entry -> collect((Map<?, ?>) entry, before, keys));
  }

  private static void collect(Map<?, ?> node, String before, TreeSet<String> keys) {
    node.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> section) {
            collect(section, before + key + ".", keys);
          } else if (value instanceof List<?> list && list.get(0) instanceof Map<?, ?>) {
            collectAll(list, before + key + ".", keys);
          } else {
            keys.add(before + key);
          }
        });
  }

  /** Of the records, cameras and client properties apart. */
  private static TreeSet<String> keys(Class<?> type, String before) {
    var keys = new TreeSet<String>();
    components(type)
        .forEach(
            (key, component) -> {
              if (component.getType().isRecord() && isSection(component.getGenericType())) {
                keys.addAll(keys(component.getType(), before + key + "."));
              } else if (isValue(component.getGenericType())) {
                keys.add(before + key);
              }
            });
    return keys;
  }

  private static TreeSet<String> keysWithDefaults(Class<?> type, Object defaults, String before) {
    var keys = new TreeSet<String>();
    components(type)
        .forEach(
            (key, component) -> {
              Object value = value(component, defaults);
              if (component.getType().isRecord() && isSection(component.getGenericType())) {
                keys.addAll(keysWithDefaults(component.getType(), value, before + key + "."));
              } else if (value != null && isValue(component.getGenericType())) {
                keys.add(before + key);
              }
            });
    return keys;
  }

  private static boolean isSection(Type type) {
    return type.getTypeName().startsWith("io.zoetrope.config.") && !WRITTEN_AS_TEXT.contains(type);
  }

  /** Also a list of values. */
  private static boolean isValue(Type type) {
    return !(type instanceof ParameterizedType list)
        || list.getRawType() == List.class && !isSection(list.getActualTypeArguments()[0]);
  }

  private static Map<String, RecordComponent> components(Class<?> type) {
    var all = new LinkedHashMap<String, RecordComponent>();
    for (RecordComponent each : type.getRecordComponents()) {
      all.put(each.getName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT), each);
    }
    return all;
  }

  private static Object value(RecordComponent component, Object of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
