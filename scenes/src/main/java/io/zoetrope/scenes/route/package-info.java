/** Where a figure is over time. How it moves its limbs is its motion. */
package io.zoetrope.scenes.route;
