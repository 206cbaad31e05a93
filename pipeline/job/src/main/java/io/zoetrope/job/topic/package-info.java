/**
 * Asks the broker about topics. What the answers mean is decided where topics are read and written.
 */
package io.zoetrope.job.topic;
