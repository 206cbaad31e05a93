/**
 * Which cameras are this ingester's: those of the configuration and of the topic of cameras, shared
 * among the ingesters of one consumer group. Reading the cameras is done elsewhere.
 */
package io.zoetrope.ingester.lease;
