/** Topics as Flink sources; after a restore they read the last windows again. */
package io.zoetrope.job.source;
