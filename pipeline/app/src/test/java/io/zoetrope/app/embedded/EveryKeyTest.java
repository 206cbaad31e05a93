package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.AreaConfig;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.HoursConfig;
import io.zoetrope.config.RegionConfig;
import io.zoetrope.config.TopicNames;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.job.ActionJob;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.schemas.Topics;
import io.zoetrope.yaml.ByteSize;
import io.zoetrope.yaml.Secret;
import io.zoetrope.zoo.pack.ModelPackage;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every key of {@code zoetrope.yaml}, found by reflection, changes what is done; the job gets the
 * same by its main class as in this process. That the example file has the same keys, {@code
 * ExampleFileTest} holds.
 */
class EveryKeyTest {
  private static final String KAFKA = "kafka:9092";

  /** Read by the embedded stack from the configuration itself. */
  private static final Set<String> OF_THE_EMBEDDED_STACK =
      Set.of(
          "kafka.port",
          "kafka.data",
          "flink.port",
          "flink.metrics-port",
          "flink.metrics-host",
          "kafka.bootstrap-servers",
          "ingest.metrics-port",
          "ingest.metrics-host");

  /** Of no use to a job on a cluster. */
  private static final Set<String> OF_NO_JOB =
      Set.of(
          "kafka.port",
          "kafka.data",
          "kafka.partitions",
          "kafka.replication",
          "kafka.retention",
          "kafka.retention-bytes",
          "ingest.batch",
          "ingest.buffer",
          "ingest.frames",
          "ingest.metrics-port",
          "ingest.metrics-host",
          "flink.port",
          "flink.metrics-port",
          "flink.metrics-host",
          "cameras[0].source",
          "cameras[0].user",
          "cameras[0].password",
          "cameras[0].transport",
          "cameras[0].tls",
          "cameras[0].loop",
          "cameras[0].fast",
          "cameras[0].masks[0]",
          "cameras[0].zone",
          "cameras[0].zones[0].area",
          "cameras[0].zones[0].follow",
          "cameras[0].zones[0].schedule[0]",
          "cameras[0].follow",
          "cameras[0].schedule[0]",
          "ingest.time-zone");

  /** Values that do not follow from a key's type. */
  private static final Map<String, String> CHOSEN =
      Map.ofEntries(
          Map.entry("cameras[0].source", "file:other.mp4"),
          Map.entry("cameras[0].tls", "insecure"),
          Map.entry("cameras[0].masks[0]", "0,0,0.5,1"),
          Map.entry("cameras[0].zone", "0,0,0.5,1"),
          Map.entry("cameras[0].zones[0].area", "0.1,0.9 0.5,0.1 0.9,0.9"),
          Map.entry("cameras[0].zones[0].priority", "5"),
          Map.entry("cameras[0].zones[0].labels-off[0]", "run"),
          Map.entry("cameras[0].zones[0].start-score", "0.7"),
          Map.entry("cameras[0].zones[0].end-score", "0.3"),
          Map.entry("cameras[0].zones[0].schedule[0]", "mon-fri 08:00-18:00"),
          Map.entry("cameras[0].schedule[0]", "mon-fri 08:00-18:00"),
          Map.entry("ingest.time-zone", "+03:00"),
          Map.entry("cameras[0].labels-off[0]", "run"),
          Map.entry("cameras[0].start-score", "0.7"),
          Map.entry("cameras[0].end-score", "0.3"),
          Map.entry("recognition.device", "openvino"),
          Map.entry("recognition.precision", "bf16"),
          Map.entry("events.start-clips", "4"),
          Map.entry("events.smoothing", "0.5"),
          Map.entry("events.start-score", "0.7"),
          Map.entry("events.end-score", "0.3"));

  /** What must be so for a key to matter, by what the key begins with. */
  private static final Map<String, List<String>> WITH =
      Map.of(
          "cameras[0].tls", List.of("cameras[0].source=rtsps://10.0.0.5/live"),
          "cameras[0].zones[0].", List.of("cameras[0].zones=[{name: a, area: \"0,0,1,1\"}]"),
          "ingest.time-zone", List.of("cameras[0].schedule[0]=10:00-11:00"),
          "recognition.precision", List.of("recognition.device=openvino"),
          "recognition.max-batch", List.of("recognition.device=cuda:0"),
          "recognition.freshness", List.of("recognition.on-overload=shed"),
          "recognition.tensorrt.best-batch", List.of("recognition.device=tensorrt:0"));

  @TempDir static Path folder;
  private static ModelPackage model;
  private static ModelPackage other;
  private static Path file;

  @BeforeAll
  static void writeFile() throws IOException {
    model = Configs.smallModel(folder);
    other = Configs.smallModelWithFeature(folder);
    file =
        Files.writeString(
            folder.resolve("zoetrope.yaml"),
            """
            model: %s
            cameras:
              - id: door
                source: file:clip.mp4
                user: ann
                password: old
                priority: 3
            kafka:
              bootstrap-servers: %s
            """
                .formatted(model.folder(), KAFKA));
  }

  static Stream<String> keys() {
    return keys(ZoetropeConfig.class, "").stream();
  }

  private static List<String> keys(Class<?> type, String before) {
    List<String> keys = new ArrayList<>();
    for (RecordComponent each : type.getRecordComponents()) {
      String key = before + written(each);
      Class<?> value = each.getType();
      if (value == List.class) {
        Class<?> element = (Class<?>) argument(each.getGenericType(), 0);
        keys.addAll(isSection(element) ? keys(element, key + "[0].") : List.of(key + "[0]"));
      } else if (value == Map.class) {
        keys.add(key + ".security.protocol");
      } else if (isSection(value)) {
        keys.addAll(keys(value, key + "."));
      } else {
        keys.add(key);
      }
    }
    return keys;
  }

  private static boolean isSection(Class<?> type) {
    return type.isRecord()
        && type != ByteSize.class
        && type != Secret.class
        && type != RegionConfig.class
        && type != AreaConfig.class
        && type != HoursConfig.class;
  }

  @ParameterizedTest
  @MethodSource("keys")
  void changesWhatIsDoneAndTheSameWhereverTheJobRuns(String key) {
    List<String> with = new ArrayList<>();
    WITH.forEach((begin, needs) -> with.addAll(key.startsWith(begin) ? needs : List.of()));
    Resolved before = resolve(with);
    with.add(key + "=" + another(key));
    Resolved after = resolve(with);

    assertThat(after.job).isEqualTo(after.plan.job(after.job.kafka().bootstrap()));
    assertThat(after.config).isNotEqualTo(before.config);
    if (!OF_THE_EMBEDDED_STACK.contains(key)) {
      assertThat(after.all()).isNotEqualTo(before.all());
    }
    if (OF_NO_JOB.contains(key)) {
      assertThat(after.job).isEqualTo(before.job);
    } else {
      assertThat(after.job).isNotEqualTo(before.job);
    }
  }

  @Test
  void topicsAreThoseThatSubscribersKnow() {
    assertThat(TopicNames.DEFAULT)
        .isEqualTo(
            new TopicNames(
                Topics.FRAME_BATCHES,
                Topics.CAMERA_HEALTH,
                Topics.CAMERA_SETTINGS,
                Topics.ACTION_EVENTS,
                Topics.CLIP_SCORES,
                Topics.CLIP_FEATURES,
                Topics.DEAD_LETTERS,
                Topics.CAMERAS));
  }

  /** One configuration, read as a command of this process and as the main class of a cluster. */
  private record Resolved(ZoetropeConfig config, PipelinePlan plan, JobOptions job) {
    /** What starts in this process. */
    List<Object> all() {
      return List.of(
          plan.job(KAFKA),
          plan.ingest().ingester(KAFKA),
          plan.ingest().topics(),
          plan.ingest().cameras(),
          plan.ingest().geometry());
    }
  }

  private static Resolved resolve(List<String> values) {
    var read = ConfigFile.read(file.toString(), values);
    var config = read.config();
    var plan =
        new PipelinePlan(
            config,
            ModelPackage.read(Path.of(config.model())),
            Optional.ofNullable(config.shadow()).map(Path::of).map(ModelPackage::read));
    List<String> arguments = new ArrayList<>(List.of("--config", file.toString()));
    values.forEach(value -> arguments.addAll(List.of("-D", value)));
    return new Resolved(config, plan, ActionJob.options(arguments.toArray(String[]::new)));
  }

  private static String another(String key) {
    if (key.equals("model") || key.equals("shadow")) {
      return other.folder().toString();
    }
    if (CHOSEN.containsKey(key)) {
      return CHOSEN.get(key);
    }
    Object now = value(ConfigFile.read(file.toString(), List.of()).config(), key);
    Class<?> type = type(key);
    if (type == Integer.class) {
      return String.valueOf(now == null ? 3 : (Integer) now + 1);
    }
    if (type == Duration.class) {
      return now == null ? "7s" : ((Duration) now).toMillis() + 1000 + "ms";
    }
    if (type == ByteSize.class) {
      return String.valueOf(((ByteSize) now).bytes() + 1);
    }
    if (type == Boolean.class) {
      return String.valueOf(!(Boolean) now);
    }
    return type.isEnum() ? otherChoice(type, now) : "another";
  }

  private static String otherChoice(Class<?> type, Object now) {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each != now)
        .map(each -> ((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .findFirst()
        .orElseThrow();
  }

  private static Class<?> type(String key) {
    Class<?> type = ZoetropeConfig.class;
    for (String step : key.split("\\.")) {
      RecordComponent found = component(type, step);
      if (found.getType() == Map.class) {
        return Secret.class;
      }
      type =
          found.getType() == List.class
              ? (Class<?>) argument(found.getGenericType(), 0)
              : found.getType();
    }
    return type;
  }

  private static Object value(Object of, String key) {
    Object value = of;
    for (String step : key.split("\\.")) {
      if (value instanceof Map) {
        return null;
      }
      value = invoke(component(value.getClass(), step), value);
      value = value instanceof List<?> list ? list.isEmpty() ? null : list.get(0) : value;
      if (value == null) {
        return null;
      }
    }
    return value;
  }

  private static RecordComponent component(Class<?> type, String step) {
    return Arrays.stream(type.getRecordComponents())
        .filter(each -> written(each).equals(step.replace("[0]", "")))
        .findFirst()
        .orElseThrow();
  }

  private static Object invoke(RecordComponent component, Object of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static String written(RecordComponent component) {
    return component.getName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }
}
