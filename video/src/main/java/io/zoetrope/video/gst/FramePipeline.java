package io.zoetrope.video.gst;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.freedesktop.gstreamer.Caps;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.Pad;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.glib.Natives;

/**
 * A GStreamer pipeline that ends in RGB pictures, pulled by one thread. Its description names the
 * elements {@code decode} (decodebin), {@code decoded} (takes the decoder's pictures; a videocrop
 * where the rule has a border), {@code wanted} (capsfilter) and {@code sink} (appsink).
 */
public final class FramePipeline implements AutoCloseable {
  // Held strongly: a playing pipeline that is garbage collected takes the process with it.
  private final Pipeline pipeline;
  private final PipelineBus bus;
  private final Element wanted;
  private final Element flip;
  private final Element sink;
  private final Element decodedBy;
  private final Pad decoded;
  private final DecoderSetup decoders;
  private final SourceRule rule;
  private final SourceProbe probe;
  private final FrameScratch scratch = new FrameScratch();

  // Held strongly, as GStreamer calls it.
  private final DecodedPads pads;
  private volatile SourceFormat source;
  private UnaryOperator<PipelineError> explanation = UnaryOperator.identity();

  // Held strongly, as GStreamer calls it.
  private RtpInput packets;

  /**
   * @param live whether late pictures are worth less than missing ones
   * @throws IllegalStateException where GStreamer cannot build it
   */
  public FramePipeline(String description, SourceRule rule, boolean live) {
    this.rule = rule;
    pipeline = PipelineText.parse(description);
    bus = new PipelineBus(pipeline);
    wanted = element("wanted");
    flip = element("flip");
    sink = element("sink");
    decoders = new DecoderSetup(live);
    decoders.addTo(pipeline);
    decodedBy = element("decoded");
    decoded = decodedBy.getStaticPad("sink");
    pads = DecodedPads.of(element("decode"), decoded);
    probe = new SourceProbe(rule, this::negotiate, decoders::nextStamp, this::arrival);
    probe.addTo(Natives.getRawPointer(decoded));
  }

  public Element element(String name) {
    return pipeline.getElementByName(name);
  }

  /** Takes the first video of the rtspsrc {@code source} into the funnel {@code packets}. */
  void takeFirstVideo() {
    packets = RtpInput.of(element("source"), element("packets"));
  }

  /** Has errors explained by who knows more of the source; held as long as the pipeline. */
  public void explain(UnaryOperator<PipelineError> byWhom) {
    explanation = byWhom;
  }

  public void play() {
    pipeline.play();
  }

  /** The next picture, or null: none within the time, or none ever again. */
  public PulledFrame pull(long nanos) {
    long sample = AppSinkLibrary.gst_app_sink_try_pull_sample(address(sink), nanos);
    return sample == 0 ? null : new PulledFrame(sample, scratch);
  }

  /** Whether all pictures were pulled and the source is over; for a camera: its connection. */
  public boolean ended() {
    return AppSinkLibrary.gst_app_sink_is_eos(address(sink)) != 0;
  }

  /** The first error since this was last called. */
  public Optional<PipelineError> error() {
    Optional<PipelineError> told = bus.error();
    told.ifPresent(error -> decoders.failed(error, framesDecoded()));
    return decoders
        .explain(told.map(explanation))
        .or(probe::failure)
        .or(() -> probe.lostTime() ? Optional.of(PipelineError.ofTime()) : Optional.empty());
  }

  /** Whether a camera's packets came since this was last called; false the first time. */
  public boolean packetsCame() {
    return packets != null && packets.packetsCame();
  }

  /** Whether a camera's packets have one time stamp, second after second: arrival counts then. */
  public boolean timesStand() {
    return packets != null && packets.timesStand();
  }

  /** When a picture came whose own time is not believed; negative where it is. */
  private long arrival() {
    return timesStand() ? runningNanos() : -1;
  }

  /** What the decoder gives now, turned as it is shown; empty before its first picture. */
  public Optional<SourceFormat> source() {
    return Optional.ofNullable(source);
  }

  /** Such as {@code video/x-h264}; empty before the first picture. */
  public String codec() {
    return decoders.codec();
  }

  /** What decodes, such as {@code avdec_h264 (software)}; empty before the first picture. */
  public Optional<String> decoder() {
    return source == null ? Optional.empty() : decoders.name();
  }

  /** Whether the file was seen to have sound; known after the first picture. */
  public boolean hasSound() {
    return decoders.hasSound();
  }

  /** Nanoseconds since the pipeline started to play, by its clock. */
  public long runningNanos() {
    return GstLibrary.gst_element_get_current_running_time(Natives.getRawPointer(pipeline));
  }

  /** How long the file says it is, 0 where it does not; known after the first picture. */
  public long durationNanos() {
    return Math.max(0, pipeline.queryDuration(TimeUnit.NANOSECONDS));
  }

  /** Pictures out of the decoder, kept or not. */
  public long framesDecoded() {
    return probe.pictures();
  }

  @Override
  public void close() {
    pipeline.stop();
    decoders.close();
    if (packets != null) {
      packets.close();
    }
    for (var object : List.of(decoded, decodedBy, wanted, flip, sink, pipeline)) {
      object.dispose();
    }
  }

  private void negotiate(SourceFormat stored, Orientation orientation) {
    SourceFormat shown = orientation.shown(stored);
    source = shown;
    var border = rule.border(shown);
    if (!border.equals(SourceRule.Border.NONE)) {
      cut(orientation.stored(border));
    }
    flip.set("video-direction", orientation.direction());
    wanted.set("caps", Caps.fromString(orientation.stored(rule.wanted(shown)).caps()));
  }

  private void cut(SourceRule.Border border) {
    decodedBy.set("left", border.left());
    decodedBy.set("top", border.top());
    decodedBy.set("right", border.right());
    decodedBy.set("bottom", border.bottom());
  }

  private static long address(Element element) {
    return Pointer.nativeValue(Natives.getRawPointer(element));
  }
}
