package io.zoetrope.video.gst;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.Pad;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.glib.Natives;

/**
 * A GStreamer pipeline that ends in RGB pictures, pulled by one thread. Its description names the
 * elements {@code decode} (decodebin), {@code decoded} (takes the decoder's pictures; a videocrop
 * where the rule has a border), {@code wanted} (capsfilter), {@code flip} (videoflip) and {@code
 * sink} (appsink). Where the rule has several views or an onlooker, {@code decoded} is a tee, and
 * the elements behind it have the view's number in their names, those of the onlooker {@code
 * small}.
 */
public final class FramePipeline implements AutoCloseable {
  /** For a picture in a view, where another has it already. */
  private static final long PATIENCE_NANOS = 2_000_000_000L;

  // Held strongly: a playing pipeline that is garbage collected takes the process with it.
  private final Pipeline pipeline;
  private final PipelineBus bus;
  private final List<PictureBranch> branches;
  private final Optional<PictureBranch> small;
  private final Element decodedBy;
  private final Pad decoded;
  private final DecoderSetup decoders;
  private final SourceProbe probe;
  private final FrameScratch scratch = new FrameScratch();

  // Held strongly, as GStreamer calls it.
  private final DecodedPads pads;
  private volatile SourceFormat source;
  private Orientation orientation = Orientation.UPRIGHT;
  private UnaryOperator<PipelineError> explanation = UnaryOperator.identity();

  // Held strongly, as GStreamer calls it.
  private RtpInput packets;

  /**
   * @param live whether late pictures are worth less than missing ones
   * @throws IllegalStateException where GStreamer cannot build it
   */
  public FramePipeline(String description, SourceRule rule, boolean live) {
    pipeline = PipelineText.parse(description);
    bus = new PipelineBus(pipeline);
    decoders = new DecoderSetup(live);
    decoders.addTo(pipeline);
    decodedBy = element("decoded");
    branches = branches(rule);
    small = rule.onlooker().map(who -> PictureBranch.small(pipeline, who, this::cutAnew));
    decoded = decodedBy.getStaticPad("sink");
    pads = DecodedPads.of(element("decode"), decoded);
    probe = new SourceProbe(rule, this::negotiate, decoders::nextStamp, this::arrival);
    probe.addTo(Natives.getRawPointer(decoded));
  }

  private List<PictureBranch> branches(SourceRule rule) {
    var views = rule.views();
    if (!Pipelines.isSplit(rule)) {
      return List.of(PictureBranch.only(pipeline, views.get(0), decodedBy));
    }
    return IntStream.range(0, views.size())
        .mapToObj(number -> PictureBranch.of(pipeline, views.get(number), number))
        .toList();
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

  /** The next picture of the only view, or null: none within the time, or none ever again. */
  public PulledFrame pull(long nanos) {
    return pull(branches.get(0), nanos);
  }

  /**
   * The next picture in all views, each to be closed; empty: none within the time, or none ever
   * again.
   */
  public List<PulledFrame> pullAll(long nanos) {
    int last = branches.size() - 1; // it is the last to get a picture
    PulledFrame first = pull(branches.get(last), nanos);
    if (first == null) {
      return List.of();
    }
    List<PulledFrame> all = new ArrayList<>();
    for (PictureBranch branch : branches.subList(0, last)) {
      PulledFrame frame = pull(branch, PATIENCE_NANOS);
      if (frame != null) {
        all.add(frame);
      }
    }
    all.add(first);
    if (all.size() < branches.size()) {
      all.forEach(PulledFrame::close);
      throw new IllegalStateException("a picture came in some of the zones alone");
    }
    return all;
  }

  private PulledFrame pull(PictureBranch branch, long nanos) {
    long sample = branch.pull(nanos);
    return sample == 0 ? null : new PulledFrame(sample, scratch);
  }

  /** Whether all pictures were pulled and the source is over; for a camera: its connection. */
  public boolean ended() {
    return branches.get(branches.size() - 1).ended();
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
    Stream.of(branches.stream(), small.stream())
        .flatMap(each -> each)
        .flatMap(branch -> branch.elements().stream())
        .forEach(Element::dispose);
    for (var object : List.of(decoded, decodedBy, pipeline)) {
      object.dispose();
    }
  }

  private void negotiate(SourceFormat stored, Orientation turned) {
    orientation = turned;
    source = turned.shown(stored);
    small.ifPresent(branch -> branch.negotiate(source, orientation));
    cutAnew();
  }

  private void cutAnew() {
    branches.forEach(branch -> branch.negotiate(source, orientation));
  }
}
