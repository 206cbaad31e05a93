/**
 * {@code zoetrope.yaml}: every key, its meaning, its bounds and, here alone, its default. What the
 * keys do is the ingester's, the job's and the command line's; none of their libraries is seen
 * here.
 */
package io.zoetrope.config;
