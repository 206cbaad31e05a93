package io.zoetrope.scenes.paint;

import io.zoetrope.scenes.maths.Vec;

/**
 * A camera at one moment, looking along z and down by a pitch, onto a canvas of a given size.
 *
 * @param focal pixels per metre at a depth of one metre
 * @param centreX where the optical axis meets the canvas, in pixels
 */
public record View(Vec eye, double sin, double cos, double focal, double centreX, double centreY) {

  double depth(Vec point) {
    return (point.z() - eye.z()) * cos - (point.y() - eye.y()) * sin;
  }

  /** Pixels per metre at a point. */
  double scale(Vec point) {
    return focal / depth(point);
  }

  double across(Vec point) {
    return centreX + scale(point) * (point.x() - eye.x());
  }

  double down(Vec point) {
    double above = (point.y() - eye.y()) * cos + (point.z() - eye.z()) * sin;
    return centreY - scale(point) * above;
  }

  /** Metres gained in height per metre of depth along the line of sight through a row. */
  public double rise(double row) {
    return ((centreY - row) / focal) * cos - sin;
  }

  /** Metres gained in z per metre of depth along the line of sight through a row. */
  public double advance(double row) {
    return ((centreY - row) / focal) * sin + cos;
  }

  /** Height over width of a circle on the ground as it appears. */
  double squash() {
    return Math.max(0.12, sin);
  }
}
