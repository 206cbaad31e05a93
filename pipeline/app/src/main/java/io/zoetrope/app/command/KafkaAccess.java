package io.zoetrope.app.command;

import io.zoetrope.config.ConfigFile;
import io.zoetrope.yaml.YamlException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The Kafka that a command reads and writes, with what its clients need to be let in. */
public final class KafkaAccess {
  private static final String BOOTSTRAP = "bootstrap.servers";

  @Option(
      names = "--config",
      paramLabel = "FILE|URI",
      description = "A zoetrope.yaml: its section kafka says where Kafka is and how to get in.")
  private String location;

  @Mixin private OverrideOptions overrides;

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description = "Where Kafka is. Default: as configured, or localhost:9092")
  private String bootstrap;

  @Option(
      names = "--client-properties",
      paramLabel = "FILE",
      description = "Further client properties, such as for TLS, in the format of Kafka's tools.")
  private Path file;

  /**
   * @throws YamlException naming what cannot be read
   */
  public ConfigFile read() {
    var all = overrides.after(List.of());
    if (bootstrap != null) {
      all.add("kafka.bootstrap-servers=" + bootstrap);
    }
    return location == null ? ConfigFile.of(all) : ConfigFile.read(location, all);
  }

  /**
   * Properties of a client, never to be printed.
   *
   * @throws YamlException naming what cannot be read or is not set
   */
  public Map<String, String> client(ConfigFile configuration) {
    Map<String, String> client =
        configuration.as(config -> config.kafka().client(config.kafka().address()));
    if (file != null) {
      Properties further = properties();
      for (String name : further.stringPropertyNames()) {
        if (bootstrap == null || !name.equals(BOOTSTRAP)) {
          client.put(name, further.getProperty(name));
        }
      }
    }
    return client;
  }

  private Properties properties() {
    var properties = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      properties.load(text);
      return properties;
    } catch (NoSuchFileException e) {
      throw new YamlException(file + ": no such file");
    } catch (IOException | IllegalArgumentException e) {
      throw new YamlException(file + ": cannot be read as client properties: " + e.getMessage());
    }
  }
}
