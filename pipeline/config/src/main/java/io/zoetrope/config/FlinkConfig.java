package io.zoetrope.config;

import static io.zoetrope.config.Check.portNumber;
import static io.zoetrope.config.Check.positive;
import static io.zoetrope.config.Check.require;
import static io.zoetrope.config.Check.within;
import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/**
 * What runs the job.
 *
 * @param name of the job, its transactions and its consumer group: two jobs of one name on one
 *     Kafka end each other's transactions
 * @param port of the web page
 * @param metricsPort of the page of Flink's and the job's metrics in this process; null: there is
 *     none
 * @param metricsHost where that page listens
 * @param parallelism tasks side by side, at most; null: one in this process, on a cluster as many
 *     as frames have partitions
 * @param delivery what a failure may leave behind in the topics
 * @param checkpointInterval how often positions and events are checkpointed; null: as the delivery
 *     needs it
 * @param checkpoints folder or URI that keeps checkpoints; null: in memory, gone with the process
 * @param startFrom where a job without a checkpoint begins
 * @param bounded end at what is the end of the log at the start, as for a replay
 */
public record FlinkConfig(
    String name,
    Integer port,
    Integer metricsPort,
    String metricsHost,
    Integer parallelism,
    Delivery delivery,
    Duration checkpointInterval,
    String checkpoints,
    StartFrom startFrom,
    Boolean bounded) {
  public static final FlinkConfig DEFAULT =
      new FlinkConfig(null, null, null, null, null, null, null, null, null, null);

  public FlinkConfig {
    name = requireNonNullElse(name, "zoetrope");
    require(!name.isBlank(), "name: name the job");
    port = portNumber("port", requireNonNullElse(port, 8081));
    if (metricsPort != null) {
      portNumber("metrics-port", metricsPort);
    }
    metricsHost = Check.metricsHost(metricsHost);
    if (parallelism != null) {
      within("parallelism", parallelism, 1, 128);
    }
    delivery = requireNonNullElse(delivery, Delivery.AT_LEAST_ONCE);
    if (checkpointInterval != null) {
      positive("checkpoint-interval", checkpointInterval);
    }
    require(checkpoints == null || !checkpoints.isBlank(), "checkpoints: name a folder or a URI");
    startFrom = requireNonNullElse(startFrom, StartFrom.COMMITTED);
    bounded = requireNonNullElse(bounded, false);
  }

  /** As configured, or one. */
  public int parallelismHere() {
    return requireNonNullElse(parallelism, 1);
  }

  /** As configured, or as the delivery needs it. */
  public Duration checkpointEvery() {
    return requireNonNullElse(checkpointInterval, delivery.checkpointInterval());
  }
}
