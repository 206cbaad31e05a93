/**
 * Shares a device among the subtasks of a JVM: batches clips, sheds them in overload and measures
 * what the device can do. Knows neither Flink's operators nor records.
 */
package io.zoetrope.operators.inference.batching;
