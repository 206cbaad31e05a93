/** Which frames and which part of the picture a clip shows, and how training varies both. */
package io.zoetrope.training.augment;
