package io.zoetrope.scenes.script;

import io.zoetrope.scenes.motion.Motion;
import io.zoetrope.scenes.route.Route;

/** One action as one figure does it: how it moves and where it goes. */
record Performance(Motion motion, Route route) {}
