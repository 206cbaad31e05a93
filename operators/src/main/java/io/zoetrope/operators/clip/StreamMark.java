package io.zoetrope.operators.clip;

import io.zoetrope.operators.frame.CameraKey;

/**
 * Something other than a clip in a camera's stream.
 *
 * @param logTime milliseconds
 */
public record StreamMark(CameraKey camera, String streamId, Kind kind, long logTime)
    implements StreamItem {
  /** What happened. */
  public enum Kind {
    /** The camera is there, without frames. */
    HEARTBEAT,
    /** A gap, a clock jump or a new connection: later clips share no frame with earlier ones. */
    CUT,
    /** A clip was shed in overload. */
    SHED,
    /** The connection ended. */
    END
  }
}
