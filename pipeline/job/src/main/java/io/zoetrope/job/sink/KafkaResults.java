package io.zoetrope.job.sink;

import io.zoetrope.config.Delivery;
import io.zoetrope.config.EventFormat;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.options.KafkaOptions;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.ClipFeature;
import io.zoetrope.schemas.ClipScore;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The job's topics as sinks. */
public final class KafkaResults {
  // Between the longest downtime and the broker's limit of 15 minutes.
  private static final String TRANSACTION_MILLIS = Integer.toString(10 * 60 * 1000);

  /** The connector's key for a hundred metrics of each client, which nobody reads. */
  private static final String CLIENT_METRICS = "register.producer.metrics";

  private KafkaResults() {}

  public static ActionSinks sinks(JobOptions options) {
    var topics = options.kafka().topics();
    var outputs = options.outputs();
    var events =
        new ResultRecords<>(
            topics.events(), ActionEvent.class, ActionEvent::getCameraId, outputs.events());
    var scores =
        new ResultRecords<>(
            topics.scores(), ClipScore.class, ClipScore::getCameraId, EventFormat.AVRO);
    var features =
        new ResultRecords<>(
            topics.features(), ClipFeature.class, ClipFeature::getCameraId, EventFormat.AVRO);
    return new ActionSinks(
        sink(topics.events(), events, options),
        outputs.scores() ? Optional.of(sink(topics.scores(), scores, options)) : Optional.empty(),
        options.shadow().map(model -> sink("shadow-scores", scores, options)),
        outputs.features()
            ? Optional.of(sink(topics.features(), features, options))
            : Optional.empty(),
        sink(topics.deadLetters(), deadLetters(options.kafka()), options));
  }

  private static DeadLetterRecords deadLetters(KafkaOptions kafka) {
    String topic = kafka.topics().deadLetters();
    return new DeadLetterRecords(topic, LargestRecord.of(kafka, topic));
  }

  /**
   * @param name that no other sink has
   */
  private static <T> Sink<T> sink(String name, TopicRecords<T> records, JobOptions options) {
    var builder =
        KafkaSink.<T>builder()
            .setBootstrapServers(options.kafka().bootstrap())
            .setRecordSerializer(records)
            .setDeliveryGuarantee(guarantee(options.outputs().delivery()))
            .setProperty(ProducerConfig.LINGER_MS_CONFIG, "0")
            .setProperty(CLIENT_METRICS, "false");
    options.kafka().properties().forEach(builder::setProperty);
    if (options.outputs().delivery() == Delivery.AT_LEAST_ONCE) {
      return builder.build();
    }
    return new TransactionalSink<>(
        builder
            .setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS)
            .setTransactionalIdPrefix(transactions(options.runtime().name(), name))
            .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
            .build());
  }

  /**
   * How the names of a sink's transactions begin. The connector aborts what begins so and is open
   * at a start: no job's or sink's is the beginning of another's.
   */
  static String transactions(String job, String sink) {
    return "%s%s/".formatted(transactions(job), sink);
  }

  /** How the names of all transactions of a job begin. */
  public static String transactions(String job) {
    return URLEncoder.encode(job, StandardCharsets.UTF_8) + "/";
  }

  private static DeliveryGuarantee guarantee(Delivery delivery) {
    return switch (delivery) {
      case AT_LEAST_ONCE -> DeliveryGuarantee.AT_LEAST_ONCE;
      case EXACTLY_ONCE -> DeliveryGuarantee.EXACTLY_ONCE;
    };
  }
}
