/**
 * The topic of frames as a Flink source, each record with its camera's settings; after a restore it
 * reads the last windows again.
 */
package io.zoetrope.job.source;
