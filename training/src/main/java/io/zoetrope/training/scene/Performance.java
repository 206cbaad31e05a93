package io.zoetrope.training.scene;

/** One action as one figure does it: how it moves and where it goes. */
record Performance(Motion motion, Route route) {}
