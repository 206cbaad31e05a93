/**
 * A Kafka and a Flink of several processes on this machine, and jobs given to a Flink: this one or
 * another.
 */
package io.zoetrope.app.cluster;
