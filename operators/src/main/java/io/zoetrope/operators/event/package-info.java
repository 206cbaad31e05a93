/** Turns each camera's scores into action events. Runs no model and reads no frames. */
package io.zoetrope.operators.event;
