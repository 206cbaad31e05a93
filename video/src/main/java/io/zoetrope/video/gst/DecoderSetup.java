package io.zoetrope.video.gst;

import io.zoetrope.video.hardware.HardwareDecoders;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.freedesktop.gstreamer.Bin;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.Pad;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.glib.Natives;

/**
 * Sets the elements that decodebin picks by itself, keeps it from decoders that cannot take what
 * there is, and remembers the decoder among them.
 */
final class DecoderSetup implements Bin.DEEP_ELEMENT_ADDED, AutoCloseable {
  private static final Map<String, Boolean> DEPAYLOADER =
      Map.of("wait-for-keyframe", true, "request-keyframe", true);

  private final boolean live;
  private final AtomicReference<Element> decoder = new AtomicReference<>();
  private final DecoderChoice choice = new DecoderChoice();

  // Held strongly: GStreamer calls them as long as their decoders live.
  private final List<DecoderGuard> guards = new CopyOnWriteArrayList<>();
  private volatile DecoderGuard guard;
  private volatile boolean sound;

  DecoderSetup(boolean live) {
    this.live = live;
  }

  /** To be called before the pipeline plays. */
  void addTo(Pipeline pipeline) {
    Element decodebin = pipeline.getElementByName("decode");
    choice.addTo(Natives.getRawPointer(decodebin));
    decodebin.dispose();
    pipeline.connect(this);
  }

  /** What is wrong: the pipeline's own error, or the format that no decoder here can take. */
  Optional<PipelineError> explain(Optional<PipelineError> error) {
    return guards.stream()
        .flatMap(guard -> guard.refused().stream())
        .findFirst()
        .or(() -> error.filter(PipelineError::isMissingDecoder).flatMap(any -> choice.skipped()))
        .map(format -> PipelineError.ofFormat(format.toString()))
        .or(() -> error);
  }

  /** Whether the container has sound, as far as its demuxer's pads are named for it. */
  boolean hasSound() {
    return sound;
  }

  @Override
  public void elementAdded(Bin bin, Bin child, Element element) {
    String name = element.getName();
    if (live && name.contains("depay")) {
      DEPAYLOADER.forEach((property, value) -> setIfThere(element, property, value));
    }
    if (klass(element).contains("Demux")) {
      element.connect((Element.PAD_ADDED) (demuxer, pad) -> hear(pad));
    }
    if (isDecoder(element)) {
      decoder.set(element);
      if (DecoderLimits.isLibav(element.getFactory().getName())) {
        guard = DecoderGuard.of(element);
        guards.add(guard);
      }
      if (live) {
        // Threads of one decoder cost a frame of delay each; cameras run side by side anyway.
        setIfThere(element, "max-threads", 1);
        setIfThere(element, "output-corrupt", false);
        setIfThere(element, "discard-corrupted-frames", true);
      }
    }
  }

  /** The time that the next picture had before it was decoded, negative where nobody knows. */
  long nextStamp() {
    DecoderGuard current = guard;
    return current == null ? -1 : current.nextStamp();
  }

  /** Such as {@code avdec_h264 (software)}; empty before there is one. */
  Optional<String> name() {
    return Optional.ofNullable(decoder.get())
        .map(
            current ->
                current.getFactory().getName()
                    + (HardwareDecoders.isHardware(klass(current))
                        ? " (hardware)"
                        : " (software)"));
  }

  /** What it means that the pipeline failed: a decoder of hardware that gave nothing is no good. */
  void failed(PipelineError error, long pictures) {
    Element current = decoder.get();
    if (current != null
        && pictures == 0
        && error.isOfStream()
        && HardwareDecoders.isHardware(klass(current))) {
      HardwareDecoders.failed(current.getFactory().getName(), error.message());
    }
  }

  /** The decoder's input, such as {@code video/x-h264}, or an empty text. */
  String codec() {
    Element current = decoder.get();
    Pad pad = current == null ? null : current.getStaticPad("sink");
    var caps = pad == null ? null : pad.getCurrentCaps();
    return caps == null ? "" : Objects.toString(caps.getStructure(0).getName(), "");
  }

  @Override
  public void close() {
    Element last = decoder.getAndSet(null);
    if (last != null) {
      last.dispose();
    }
  }

  /** JPEG's is one for images. */
  private static boolean isDecoder(Element element) {
    String kind = klass(element);
    return kind.contains("Decoder/Video") || kind.contains("Decoder/Image");
  }

  private static String klass(Element element) {
    return element.getFactory() == null ? "" : element.getFactory().getKlass();
  }

  private void hear(Pad pad) {
    sound |= pad.getName().startsWith("audio");
  }

  private static void setIfThere(Element element, String property, Object value) {
    if (element.listPropertyNames().contains(property)) {
      element.set(property, value);
    }
  }
}
