/** The Flink job alone: here, or on a cluster. */
package io.zoetrope.app.command.job;
