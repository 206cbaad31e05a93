/**
 * Records on their way into Kafka, and the topics they need. Nothing here knows pictures but by
 * their size.
 */
package io.zoetrope.ingester.kafka;
