/**
 * Cameras to frame batches in Kafka. This is the way in; each part of the way has a package of its
 * own.
 */
package io.zoetrope.ingester;
