package io.zoetrope.zoo.catalogue;

/**
 * A row of GluonCV's speed table, as printed.
 *
 * @param parameters millions
 * @param gmacs multiply-accumulates in billions, which it calls FLOPs
 * @param fps source frames that pass per second: clip frames × stride / latency
 * @param latency seconds for one clip on a GPU it does not name
 */
public record Published(double parameters, double gmacs, double fps, double latency) {}
