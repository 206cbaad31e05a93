package io.zoetrope.training.scene;

/** A round-ended, tapering bar on the canvas, in pixels. */
record Capsule(double x0, double y0, double r0, double x1, double y1, double r1) {}
