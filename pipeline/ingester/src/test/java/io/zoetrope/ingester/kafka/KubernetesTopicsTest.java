package io.zoetrope.ingester.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.TopicNames;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.ingester.options.TopicOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** The topics that Kubernetes' operator makes are those that {@code topics create} would. */
class KubernetesTopicsTest {
  private static final Path FOLDER = Path.of("../../deploy/kubernetes");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  @Test
  void areThoseOfTheConfigurationBesideThem() throws IOException {
    String text = Files.readString(FOLDER.resolve("base/zoetrope.yaml"));
    ZoetropeConfig config =
        ConfigFile.of("zoetrope.yaml", text, List.of("kafka.properties=")).config();
    var plan = new TopicPlan(TopicNames.DEFAULT, TopicOptions.of(config));

    var expected = new TreeMap<String, NewTopic>();
    plan.used().forEach(name -> expected.put(name, plan.topic(name)));
    assertThat(written()).isEqualTo(expected);
  }

  private static Map<String, NewTopic> written() throws IOException {
    var topics = new TreeMap<String, NewTopic>();
    try (var file =
        YAML.readerFor(JsonNode.class)
            .<JsonNode>readValues(FOLDER.resolve("kafka/topics.yaml").toFile())) {
      file.forEachRemaining(topic -> topics.put(topic.at("/metadata/name").asText(), topic(topic)));
    }
    return topics;
  }

  private static NewTopic topic(JsonNode written) {
    var topic =
        new NewTopic(
            written.at("/metadata/name").asText(),
            Optional.of(written.at("/spec/partitions").asInt()),
            Optional.of((short) written.at("/spec/replicas").asInt()));
    var settings = new TreeMap<String, String>();
    written
        .at("/spec/config")
        .fields()
        .forEachRemaining(each -> settings.put(each.getKey(), each.getValue().asText()));
    return settings.isEmpty() ? topic : topic.configs(settings);
  }
}
