/** Points, curves and seeded dice. Nothing here can be seen. */
package io.zoetrope.scenes.maths;
