/**
 * Cuts each camera's frames into clips, under the settings of the camera. Reading records is in
 * {@code frame}, scoring clips in {@code inference}.
 */
package io.zoetrope.operators.clip;
