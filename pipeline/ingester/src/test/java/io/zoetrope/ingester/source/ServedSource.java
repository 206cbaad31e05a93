package io.zoetrope.ingester.source;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.video.source.SourceProblem;

/** A source with a real server behind it, which lets one user in. */
interface ServedSource extends AutoCloseable {
  String USER = "ann";
  String PASSWORD = "tiger+sauce@7";

  /** Starts the server, for the first time or again at the same address. */
  void start();

  /** Ends the server as if it was switched off. */
  void stop();

  /** The camera as a configuration has it. */
  CameraConfig camera(String password);

  /** The same with an address at which there is nothing. */
  CameraConfig elsewhere();

  /** What a wrong password gives. */
  default SourceProblem refused() {
    return SourceProblem.UNAUTHORIZED;
  }

  /** What an address gives at which there is nothing. */
  default SourceProblem absent() {
    return SourceProblem.NOT_FOUND;
  }

  /** What a server gives that is switched off. */
  default SourceProblem off() {
    return SourceProblem.UNREACHABLE;
  }

  @Override
  default void close() {
    stop();
  }
}
