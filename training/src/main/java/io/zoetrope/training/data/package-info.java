/**
 * Data sets: labelled videos, checked as a whole, decoded or painted once into a cache of resized
 * frames. Clips are cut from them elsewhere.
 */
package io.zoetrope.training.data;
