/**
 * For programs that subscribe: what stands in Zoetrope's topics as Avro records, and what was set
 * for cameras. Needs Kafka's clients and this module, nothing else; records, topics' names and
 * their serde are in {@code io.zoetrope.schemas}.
 */
package io.zoetrope.schemas.client;
