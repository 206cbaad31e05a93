package io.zoetrope.training.block;

import ai.djl.ndarray.NDArray;

/** Runs one operation of a graph. */
interface Operation {
  NDArray run(Call call);
}
