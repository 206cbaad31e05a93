/**
 * What a network weighs and what a clip costs, counted from its graph. Speed is measured elsewhere.
 */
package io.zoetrope.zoo.cost;
