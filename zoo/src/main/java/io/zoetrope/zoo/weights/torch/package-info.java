/**
 * PyTorch's checkpoints, read without running them. Other formats stand in the package of files.
 */
package io.zoetrope.zoo.weights.torch;
