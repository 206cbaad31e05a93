/**
 * The Flink operator that has clips recognized, and the records it emits. Waits for no device
 * itself: that is in {@code batching}.
 */
package io.zoetrope.operators.inference.recognition;
