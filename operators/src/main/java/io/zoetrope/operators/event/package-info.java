/** Turns each camera's scores into action events. Asks no model and reads no frames. */
package io.zoetrope.operators.event;
