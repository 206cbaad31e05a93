/** Networks that can be trained: the zoo's graphs run by the PyTorch engine. */
package io.zoetrope.training.block;
