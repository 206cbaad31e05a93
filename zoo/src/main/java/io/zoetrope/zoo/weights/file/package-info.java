/**
 * Weight files of every format, and their fit to a network. PyTorch's pickles have a package of
 * their own.
 */
package io.zoetrope.zoo.weights.file;
