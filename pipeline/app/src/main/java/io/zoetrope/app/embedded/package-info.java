/** Kafka, Flink, the ingester and simulated cameras in one process. */
package io.zoetrope.app.embedded;
