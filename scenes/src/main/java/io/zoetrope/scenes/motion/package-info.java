/** The motions of a figure: one class each. Where it goes meanwhile is its route. */
package io.zoetrope.scenes.motion;
