package io.zoetrope.ingester;

import static io.zoetrope.video.testkit.Videos.GEOMETRY;
import static io.zoetrope.video.testkit.Videos.MOVING;
import static io.zoetrope.video.testkit.Videos.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.WatchOptions;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.RtpProxy;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.video.gst.GstRuntime;
import io.zoetrope.video.simulate.RtspServer;
import io.zoetrope.video.simulate.SimulatedCameras;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Cameras whose RTP is not as it should be. */
class RtpQuirksTest {
  private static final int RTP_TIME = 4;
  private static final int RTP_SSRC = 8;
  private static final int RTP_PAYLOAD = 12;
  private static final int RTCP_SSRC = 4;
  private static final int RTCP_SECONDS = 8;
  private static final int SENDER_REPORT = 200;
  private static final int SEQUENCE_PARAMETERS = 7;

  /** Says 15 frames a second, but sends 5. */
  private static final String SLOW =
      "( videotestsrc is-live=true ! video/x-raw,format=I420,width=160,height=120,framerate=5/1"
          + " ! capssetter caps=\"video/x-raw,framerate=15/1\""
          + " ! x264enc tune=zerolatency key-int-max=5"
          + " ! rtph264pay name=pay0 pt=96 config-interval=-1 )";

  private final RecordedSink sink = new RecordedSink();

  @Test
  void aCameraThatChangesItsSsrcAtEachKeyFrameGoesOn() throws IOException {
    var edit = new SsrcPerKeyFrame();
    try (var cameras = SimulatedCameras.start();
        var proxy = new RtpProxy(cameras.port(), edit)) {
      cameras.paint("door", SMALL, MOVING);
      try (var ingester = start(proxy)) {
        await(60, ingester);
        assertThat(edit.changes).isGreaterThan(5);
        assertThat(ingester.cameras().get(0).reconnects()).isZero();
      }
    }
    assertThat(sink.states("door")).doesNotContain(CameraState.OFFLINE);
  }

  @Test
  void timeStampsThatNeverAdvanceAreNotBelieved() throws IOException {
    GstRuntime.start();
    try (var server = new RtspServer(0, Optional.empty());
        var proxy = new RtpProxy(server.port(), RtpQuirksTest::standStill)) {
      server.mount("/door", SLOW, true, null);
      try (var ingester = start(proxy)) {
        await(30, ingester);
      }
    }
    List<FrameBatch> batches = sink.withFrames("door");
    String stream = batches.get(batches.size() - 1).getStreamId(); // once it is known of them
    List<Long> times =
        batches.stream()
            .filter(batch -> batch.getStreamId().equals(stream))
            .flatMap(batch -> batch.getCaptureTimes().stream())
            .toList();
    assertThat(times).hasSizeGreaterThan(10);
    long span = times.get(times.size() - 1) - times.get(0);
    assertThat(span / (times.size() - 1)).isBetween(120_000L, 400_000L);
    assertThat(sink.messages("door")).anyMatch(told -> told.contains("time stamps stand still"));
  }

  @Test
  void senderReportsThatJumpEndInArrivalTime() throws IOException {
    try (var cameras = SimulatedCameras.start();
        var proxy = new RtpProxy(cameras.port(), new JumpingReports())) {
      cameras.paint("door", SMALL, MOVING);
      try (var ingester = start(proxy)) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> sink.messages("door").stream().anyMatch(told -> told.contains("jumps")));
        long frames = ingester.cameras().get(0).framesTaken();
        await(frames + 150, ingester);
        assertThat(ingester.cameras().get(0).timestampSource()).contains(TimestampSource.ARRIVAL);
      }
    }
    assertThat(sink.streams("door")).hasSizeLessThanOrEqualTo(4);
    assertThat(sink.messages("door").stream().distinct()).hasSizeLessThanOrEqualTo(2);
  }

  private static void standStill(boolean rtp, ByteBuffer packet) {
    if (rtp) {
      packet.putInt(RTP_TIME, 90_000);
    }
  }

  private Ingester start(RtpProxy proxy) {
    var camera = CameraOptions.of("door", "rtsp://127.0.0.1:%d/door".formatted(proxy.port()));
    var options = Testkit.options().withWatch(WatchOptions.defaults());
    var ingester = new Ingester(options, List.of(camera), GEOMETRY, () -> sink);
    ingester.start();
    return ingester;
  }

  private static void await(long frames, Ingester ingester) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> ingester.cameras().get(0).framesTaken() >= frames);
  }

  /** As encoders do that begin anew. */
  private static final class SsrcPerKeyFrame implements RtpProxy.Edit {
    private volatile int changes;
    private int lastKeyFrame;

    @Override
    public void apply(boolean rtp, ByteBuffer packet) {
      if (rtp && (packet.get(RTP_PAYLOAD) & 0x1f) == SEQUENCE_PARAMETERS) {
        change(packet.getInt(RTP_TIME));
      }
      packet.putInt(rtp ? RTP_SSRC : RTCP_SSRC, 0x1000 + changes);
    }

    /** Once a key frame, which may come with its parameters more than once. */
    private synchronized void change(int time) {
      if (time != lastKeyFrame) {
        lastKeyFrame = time;
        changes++;
      }
    }
  }

  /** Each is another ten seconds off. */
  private static final class JumpingReports implements RtpProxy.Edit {
    private int seconds;

    @Override
    public void apply(boolean rtp, ByteBuffer packet) {
      if (!rtp && (packet.get(1) & 0xff) == SENDER_REPORT) {
        packet.putInt(RTCP_SECONDS, packet.getInt(RTCP_SECONDS) - seconds);
        seconds += 10;
      }
    }
  }
}
