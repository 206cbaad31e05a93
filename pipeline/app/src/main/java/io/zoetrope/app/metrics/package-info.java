/**
 * Flink's metrics as a page for Prometheus, the same in this process and on a local cluster. Knows
 * no type of another package.
 */
package io.zoetrope.app.metrics;
