package io.zoetrope.ingester.connection;

import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.source.SourceProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a probe of a camera showed.
 *
 * @param source the address, without secrets
 * @param problem why there are no pictures; empty: there are
 * @param message the problem in one sentence, with what to do
 * @param remarks what {@code run} would also say, with what to do; each a sentence
 * @param codec such as {@code video/x-h264}
 * @param decoder such as {@code avdec_h264 (software)}
 * @param size as the camera sends it
 * @param statedFps frames a second as the camera says, 0 where it does not
 * @param measuredFps frames a second out of the decoder
 * @param timestampSource of the last frame
 * @param skew arrival minus capture time of the last frame
 * @param frames decoded
 */
public record ProbeReport(
    String source,
    Optional<SourceProblem> problem,
    Optional<String> message,
    List<String> remarks,
    String codec,
    Optional<String> decoder,
    Optional<Size> size,
    double statedFps,
    double measuredFps,
    Optional<TimestampSource> timestampSource,
    Duration skew,
    long frames) {}
