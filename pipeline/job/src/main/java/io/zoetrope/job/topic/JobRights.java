package io.zoetrope.job.topic;

import io.zoetrope.config.Delivery;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.schemas.client.KafkaRefusedException;
import io.zoetrope.schemas.client.KafkaRights;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclOperation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the job may read and write what it must: without it would start again and again. */
public final class JobRights {
  private static final Logger LOG = LoggerFactory.getLogger(JobRights.class);

  private JobRights() {}

  /**
   * @param transactions how the ids of the job's transactions begin
   * @throws KafkaRefusedException naming each right that is missing and what it is on
   */
  public static void require(JobOptions options, String transactions) throws InterruptedException {
    var kafka = options.kafka();
    try (var admin = Admin.create(TopicSettings.patient(kafka.client()))) {
      needed(options, transactions).require(admin, kafka.bootstrap());
    } catch (ExecutionException e) {
      LOG.warn("What the job may do could not be asked for: {}", e.getCause().getMessage());
    }
  }

  private static KafkaRights needed(JobOptions options, String transactions) {
    var rights = new KafkaRights();
    JobTopics.readable(options).forEach(topic -> rights.topic(topic, AclOperation.READ));
    JobTopics.written(options).forEach(topic -> rights.topic(topic, AclOperation.WRITE));
    rights.group(options.kafka().group());
    return options.outputs().delivery() == Delivery.EXACTLY_ONCE
        ? rights.transactions(transactions)
        : rights;
  }
}
