package io.zoetrope.job.topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;

/** A topic's settings as the broker has them, defaults filled in. */
public final class TopicSettings {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Config config;

  private TopicSettings(Config config) {
    this.config = config;
  }

  /**
   * Asks the broker.
   *
   * @param client properties of a client, the broker's address among them
   * @throws ExecutionException where the topic is not there, may not be asked about or the broker
   *     does not answer in 10 s
   */
  public static TopicSettings of(Map<String, String> client, String topic)
      throws ExecutionException, InterruptedException {
    Map<String, Object> patient = new HashMap<>(client);
    patient.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    patient.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (var admin = Admin.create(patient)) {
      return new TopicSettings(admin.describeConfigs(List.of(resource)).all().get().get(resource));
    }
  }

  /**
   * A setting that is a number.
   *
   * @param name one of {@code TopicConfig}
   */
  public long number(String name) {
    return Long.parseLong(text(name));
  }

  /** A setting as it is written. */
  public String text(String name) {
    return config.get(name).value();
  }
}
