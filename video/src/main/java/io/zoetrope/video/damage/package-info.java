/**
 * Whether a video file is whole: to the end that it states, and without errors in its pictures.
 * Decoding itself stands elsewhere.
 */
package io.zoetrope.video.damage;
