/**
 * The Flink job: its main class and its graph. Operators, sources and sinks have packages of their
 * own.
 */
package io.zoetrope.job;
