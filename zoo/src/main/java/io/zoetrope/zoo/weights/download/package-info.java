/**
 * Published weight files, fetched once, resumed, and checked by hash. What is in them is not looked
 * at.
 */
package io.zoetrope.zoo.weights.download;
