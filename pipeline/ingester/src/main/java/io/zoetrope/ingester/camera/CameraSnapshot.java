package io.zoetrope.ingester.camera;

import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.StreamId;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.video.geometry.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How one camera or zone is doing.
 *
 * @param message what is wrong and what to do
 * @param streamId empty where it has none, but its zones
 * @param timestampSource of the newest frame
 * @param sourceSize as the camera sends it
 * @param fps frames a second out of the decoder
 * @param statedFps frames a second as the source states them; 0 where it does not
 * @param decodeDelay of the newest frame: from the arrival of its packets, their wait for late ones
 *     included, until it was decoded
 * @param skew arrival minus capture time of the newest frame
 * @param reconnects connections after the first
 * @param crashes of the process that ingests it
 * @param framesDecoded out of the decoder
 * @param framesTaken of these, at the model's rate
 * @param framesSent of these, acknowledged by the log
 * @param framesDropped of those taken, lost: the log was away or too slow
 * @param decoder such as {@code avdec_h264 (software)}
 */
public record CameraSnapshot(
    String cameraId,
    CameraState state,
    Optional<String> message,
    String streamId,
    Optional<TimestampSource> timestampSource,
    Optional<Size> sourceSize,
    double fps,
    double statedFps,
    Duration decodeDelay,
    Duration skew,
    long reconnects,
    long crashes,
    long framesDecoded,
    long framesTaken,
    long framesSent,
    long framesDropped,
    Optional<String> decoder) {

  /** Without cameras whose zones alone have streams, and had. */
  public static List<CameraSnapshot> ofStreams(List<CameraSnapshot> all) {
    Set<String> withZones =
        all.stream()
            .flatMap(each -> StreamId.cameraOfZone(each.cameraId).stream())
            .collect(Collectors.toSet());
    return all.stream()
        .filter(each -> !withZones.contains(each.cameraId) || each.hasStream())
        .toList();
  }

  private boolean hasStream() {
    return !streamId.isEmpty() || framesTaken > 0;
  }
}
