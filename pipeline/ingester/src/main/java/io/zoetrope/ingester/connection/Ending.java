package io.zoetrope.ingester.connection;

import io.zoetrope.video.source.SourceProblem;

/** How a connection ended. */
sealed interface Ending {
  /** The file is over. */
  record Finished() implements Ending {}

  /** It was asked to stop. */
  record Stopped() implements Ending {}

  /** The camera or its connection failed; the message names no password. */
  record Lost(SourceProblem problem, String message) implements Ending {}
}
