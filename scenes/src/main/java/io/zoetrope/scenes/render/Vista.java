package io.zoetrope.scenes.render;

import io.zoetrope.scenes.paint.View;

/**
 * A wide view of a scene.
 *
 * @param share of its usual size at which the stage is seen
 * @param x where the middle of the stage is, as a share of the picture's width
 * @param y the same of its height
 */
public record Vista(double share, double x, double y) {
  View of(View near, int width, int height) {
    return new View(
        near.eye(), near.sin(), near.cos(), near.focal() * share, x * width, y * height);
  }
}
