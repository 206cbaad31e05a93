package io.zoetrope.operators.clip;

import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.frame.Frame;
import java.util.List;

/**
 * T frames at the points of the grid, the input of a model. Never changed after it was made.
 *
 * @param startTime first grid point, microseconds of capture time
 * @param endTime last grid point
 * @param frames one per point; a frame fills several points where others are missing
 * @param coverage share of points with a frame of their own
 * @param hopNumber hops from the epoch to its end
 * @param rules in force where it ends
 * @param readyTime when it was put together, microseconds
 * @param offset of the record that completed it
 */
public record Clip(
    CameraKey camera,
    String streamId,
    long startTime,
    long endTime,
    List<Frame> frames,
    float coverage,
    long hopNumber,
    ClipRules rules,
    long readyTime,
    String topic,
    long offset)
    implements StreamItem {

  public Frame newest() {
    return frames.get(frames.size() - 1);
  }
}
