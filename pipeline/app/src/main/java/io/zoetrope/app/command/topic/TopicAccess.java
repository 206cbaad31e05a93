package io.zoetrope.app.command.topic;

import io.zoetrope.app.command.KafkaAccess;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.kafka.TopicSurvey;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import java.util.HashMap;
import java.util.Map;

/** The topics of a configuration, on the Kafka that a command reaches. */
record TopicAccess(ConfigFile file, String address, TopicSurvey survey) {
  private static final String BOOTSTRAP = "bootstrap.servers";

  static TopicAccess of(KafkaAccess access) {
    ConfigFile file = access.read();
    Map<String, String> client = new HashMap<>(access.client(file));
    String address = client.remove(BOOTSTRAP);
    var config = file.config();
    var options = IngesterOptions.of(config.kafka(), config.ingest(), address).withKafka(client);
    return new TopicAccess(file, address, new TopicSurvey(options, TopicOptions.of(config)));
  }
}
