package io.zoetrope.scenes.paint;

/**
 * A round-ended, tapering bar on the canvas, in pixels, and the point of its axis nearest to the
 * pixel last probed.
 */
final class Capsule {
  private final double x0;
  private final double y0;
  private final double r0;
  private final double dx;
  private final double dy;
  private final double taper;
  private final double squash;
  private final double scale;

  private double offX;
  private double offY;
  private double radius;

  /**
   * @param squash height over width of the bar's cross-section, 1 = round
   */
  Capsule(double x0, double y0, double r0, double x1, double y1, double r1, double squash) {
    this.x0 = x0;
    this.y0 = y0;
    this.r0 = r0;
    this.squash = squash;
    dx = x1 - x0;
    dy = (y1 - y0) / squash;
    taper = r1 - r0;
    scale = 1 / Math.max(1e-9, dx * dx + dy * dy);
  }

  double left() {
    return Math.min(x0, x0 + dx) - reach();
  }

  double right() {
    return Math.max(x0, x0 + dx) + reach();
  }

  double top() {
    return y0 + squash * (Math.min(0, dy) - reach());
  }

  double bottom() {
    return y0 + squash * (Math.max(0, dy) + reach());
  }

  /** Looks at a pixel; false when it is outside. */
  boolean probe(int x, int y) {
    double px = x + 0.5 - x0;
    double py = (y + 0.5 - y0) / squash;
    double along = Math.max(0, Math.min(1, (px * dx + py * dy) * scale));
    offX = px - along * dx;
    offY = py - along * dy;
    radius = r0 + taper * along;
    return offX * offX + offY * offY < (radius + 0.5) * (radius + 0.5);
  }

  /** How much of the probed pixel is covered, 0 to 1. */
  double cover() {
    return Math.min(1, radius + 0.5 - Math.sqrt(offX * offX + offY * offY));
  }

  /** 0 on the axis, 1 at the rim. */
  double bulge() {
    return Math.min(1, (offX * offX + offY * offY) / (radius * radius + 1e-9));
  }

  /** How far the surface at the probed pixel faces a direction, −1 to 1. */
  double facing(double directionX, double directionY) {
    return (offX * directionX + offY * directionY) / (radius + 0.5);
  }

  /** Half a pixel more than the radius, for the smooth edge. */
  private double reach() {
    return Math.max(r0, r0 + taper) + 0.5;
  }
}
