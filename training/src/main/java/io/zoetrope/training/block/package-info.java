/**
 * Networks that can be trained: the zoo's graphs run by the PyTorch engine, and their loss. Steps
 * and epochs are the trainer's.
 */
package io.zoetrope.training.block;
