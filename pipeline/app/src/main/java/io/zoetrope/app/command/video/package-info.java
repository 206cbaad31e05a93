/** Commands that look at video files, without Kafka. */
package io.zoetrope.app.command.video;
