/** Commands about training: train, evaluate, scenes. */
package io.zoetrope.app.command.train;
