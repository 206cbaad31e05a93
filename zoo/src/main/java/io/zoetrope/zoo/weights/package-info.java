/** A network's parameters by name. Their files are read, and fetched, in packages of their own. */
package io.zoetrope.zoo.weights;
