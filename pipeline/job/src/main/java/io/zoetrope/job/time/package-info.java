/**
 * How far the log's time has come, judged by where its partitions end and what has been read of
 * them.
 */
package io.zoetrope.job.time;
