/** Commands that score video files, without Kafka. */
package io.zoetrope.app.command.video;
