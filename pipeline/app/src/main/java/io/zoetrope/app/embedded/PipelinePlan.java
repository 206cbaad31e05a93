package io.zoetrope.app.embedded;

import io.zoetrope.app.ingest.IngestPlan;
import io.zoetrope.config.ConfigException;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.clip.ClipOptions;
import io.zoetrope.operators.inference.batching.OverloadOptions;
import io.zoetrope.operators.inference.engine.RecognitionOptions;
import io.zoetrope.zoo.pack.ModelPackage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A configuration and its models: what runs in this process. */
public final class PipelinePlan {
  private static final String NOT_YET_KNOWN = "";

  private final ZoetropeConfig config;
  private final ModelPackage model;
  private final Optional<ModelPackage> shadow;
  private final IngestPlan ingest;
  private final JobOptions job; // but for the address of Kafka

  /**
   * Checks all of it, so that nothing need be started first.
   *
   * @param shadow a second model for the same clips
   * @throws ConfigException naming the key that cannot be
   */
  public PipelinePlan(ZoetropeConfig config, ModelPackage model, Optional<ModelPackage> shadow) {
    this.config = config;
    this.model = model;
    this.shadow = shadow;
    ingest = new IngestPlan(config, model.card());
    requireOwnPorts(config);
    job = JobOptions.of(config, NOT_YET_KNOWN, model, shadow);
  }

  public PipelinePlan(ZoetropeConfig config, ModelPackage model) {
    this(config, model, Optional.empty());
  }

  private static void requireOwnPorts(ZoetropeConfig config) {
    var taken = new HashMap<Integer, String>();
    if (config.kafka().bootstrapServers() == null) {
      taken.put(config.kafka().port(), "Kafka");
    }
    take(taken, config.flink().port(), "flink.port");
    take(taken, config.flink().metricsPort(), "flink.metrics-port");
    take(taken, config.ingest().metricsPort(), "ingest.metrics-port");
  }

  private static void take(Map<Integer, String> taken, Integer port, String key) {
    String other = port == null ? null : taken.putIfAbsent(port, key);
    if (other != null) {
      throw new ConfigException(key, other + " has this port, too; give another");
    }
  }

  public ZoetropeConfig config() {
    return config;
  }

  public ModelPackage model() {
    return model;
  }

  /** Its cameras' part. */
  public IngestPlan ingest() {
    return ingest;
  }

  /** The job on the Kafka at an address. */
  public JobOptions job(String bootstrapServers) {
    return JobOptions.of(config, bootstrapServers, model, shadow);
  }

  RecognitionOptions recognition() {
    return job.recognition();
  }

  ClipOptions clips() {
    return job(NOT_YET_KNOWN).clips();
  }

  OverloadOptions overload() {
    return job.overload();
  }
}
