/**
 * Records of the frame log and what comes of reading one: its frames, or a dead letter. What frames
 * are joined to is in {@code clip}.
 */
package io.zoetrope.operators.frame;
