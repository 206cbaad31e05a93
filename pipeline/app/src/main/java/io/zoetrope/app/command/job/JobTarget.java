package io.zoetrope.app.command.job;

import static java.util.Objects.requireNonNullElse;

import io.zoetrope.app.cluster.FlinkClient;
import io.zoetrope.app.command.Configured;
import io.zoetrope.app.command.cluster.ClusterOptions;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.ingester.kafka.TopicSurvey;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.job.ActionJob;
import io.zoetrope.job.options.JobOptions;
import java.io.IOException;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;

/**
 * The cluster that a job is for: that of {@code zoetrope cluster}, or another Flink.
 *
 * @param address of the other's REST interface, as host:port; empty: the one of this machine
 */
record JobTarget(Optional<String> address, ClusterOptions cluster) {

  /** For a client; with keys. */
  Configuration client() throws IOException {
    return address.isPresent()
        ? FlinkClient.at(address.get(), GlobalConfiguration.loadConfiguration())
        : cluster.require().client();
  }

  /**
   * The job there: as many tasks as there are slots, but not more than partitions, which would have
   * nothing to read.
   *
   * @throws io.zoetrope.yaml.YamlException naming the key that cannot be
   */
  JobOptions job(ConfigFile file) throws IOException {
    var config = file.config();
    int tasks = requireNonNullElse(config.flink().parallelism(), config.kafka().partitions());
    return (address.isPresent() ? ActionJob.options(file) : here(file)).withParallelism(tasks);
  }

  /** By default on the cluster's own Kafka, where topics that are absent are created. */
  private JobOptions here(ConfigFile file) throws IOException {
    var there = cluster.require();
    there.requireThisBuild();
    there.loadFilesystems();
    String kafka =
        Optional.ofNullable(file.config().kafka().bootstrapServers())
            .orElse(there.plan().bootstrapServers());
    JobOptions options;
    try (var models = new KeptModels(there.models())) {
      var found = Configured.of(file, models.source());
      var model = models.keep(found.model());
      var shadow = found.shadow().map(models::keep);
      options = file.as(config -> JobOptions.of(config, kafka, model, shadow));
    }
    createTopics(file.config(), kafka);
    return options;
  }

  private static void createTopics(ZoetropeConfig config, String kafka) {
    var ingest = IngesterOptions.of(config.kafka(), config.ingest(), kafka);
    new TopicSurvey(ingest, TopicOptions.of(config)).create();
  }
}
