/**
 * Decoded pictures gathered into frame batches, stream by stream. How batches reach Kafka stands
 * elsewhere.
 */
package io.zoetrope.ingester.batch;
