package io.zoetrope.video.gst;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.freedesktop.gstreamer.Bin;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.Pad;

/** Sets the elements that decodebin picks by itself, and remembers the decoder among them. */
final class DecoderSetup implements Bin.DEEP_ELEMENT_ADDED, AutoCloseable {
  private static final Map<String, Boolean> DEPAYLOADER =
      Map.of("wait-for-keyframe", true, "request-keyframe", true);

  private final boolean live;
  private final AtomicReference<Element> decoder = new AtomicReference<>();

  DecoderSetup(boolean live) {
    this.live = live;
  }

  @Override
  public void elementAdded(Bin bin, Bin child, Element element) {
    String name = element.getName();
    if (live && name.contains("depay")) {
      DEPAYLOADER.forEach((property, value) -> setIfThere(element, property, value));
    }
    if (isDecoder(element)) {
      decoder.set(element);
      if (live) {
        // Threads of one decoder cost a frame of delay each; cameras run side by side anyway.
        setIfThere(element, "max-threads", 1);
        setIfThere(element, "output-corrupt", false);
        setIfThere(element, "discard-corrupted-frames", true);
      }
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
    String kind = element.getFactory() == null ? "" : element.getFactory().getKlass();
    return kind.contains("Decoder/Video") || kind.contains("Decoder/Image");
  }

  private static void setIfThere(Element element, String property, Object value) {
    if (element.listPropertyNames().contains(property)) {
      element.set(property, value);
    }
  }
}
