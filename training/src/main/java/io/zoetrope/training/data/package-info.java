/**
 * Data sets: labelled videos, checked as a whole, decoded or painted once into a cache of resized
 * frames, and cut into clips.
 */
package io.zoetrope.training.data;
