/**
 * Kinds of metrics that Flink does not have, made of those it has: whichever reporter a cluster
 * uses exports them. Knows no type of another package.
 */
package io.zoetrope.operators.metrics;
