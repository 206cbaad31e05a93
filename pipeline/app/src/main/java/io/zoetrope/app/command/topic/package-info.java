/** Commands about the topics of a pipeline. */
package io.zoetrope.app.command.topic;
