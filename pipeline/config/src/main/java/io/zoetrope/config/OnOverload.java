package io.zoetrope.config;

/** What happens where more clips come than the device can do. */
public enum OnOverload {
  /** Loses nothing: Kafka holds the backlog. */
  BLOCK,
  /** Keeps events fresh: drops clips, step by step, as each event says. */
  SHED
}
