/**
 * Networks as data: operations, nodes, shapes, and the helpers that draw them. What a graph is
 * turned into stands elsewhere.
 */
package io.zoetrope.zoo.graph;
