/**
 * Passes: what makes another graph of a graph, such as other inputs; not drawing one, which is a
 * family's, nor changing weights or files.
 */
package io.zoetrope.zoo.pass;
