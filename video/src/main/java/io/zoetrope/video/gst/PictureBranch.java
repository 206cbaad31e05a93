package io.zoetrope.video.gst;

import com.sun.jna.Callback;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.List;
import org.freedesktop.gstreamer.Caps;
import org.freedesktop.gstreamer.Element;
import org.freedesktop.gstreamer.Pad;
import org.freedesktop.gstreamer.Pipeline;
import org.freedesktop.gstreamer.glib.Natives;

/** One way of pictures from the decoder to a sink: cut, scaled and turned for one view. */
final class PictureBranch {
  private static final String RGB = "RGB";
  private static final String GREY = "GRAY8";

  private final SourceRule.View view;
  private final String format;
  private final Element crop;
  private final Element wanted;
  private final Element flip;
  private final Element sink;
  private SourceRule.Border border = SourceRule.Border.NONE;
  private String caps = "";

  // Held strongly, as GStreamer calls it.
  private Onlooking onlooking;

  private PictureBranch(
      SourceRule.View view, String format, Element crop, Pipeline pipeline, String suffix) {
    this.view = view;
    this.format = format;
    this.crop = crop;
    wanted = pipeline.getElementByName("wanted" + suffix);
    flip = pipeline.getElementByName("flip" + suffix);
    sink = pipeline.getElementByName("sink" + suffix);
  }

  /** The only branch: the element {@code decoded} is its videocrop where the rule has a border. */
  static PictureBranch only(Pipeline pipeline, SourceRule.View view, Element decoded) {
    return new PictureBranch(view, RGB, decoded, pipeline, "");
  }

  /** One of several behind a tee; its elements have its number in their names. */
  static PictureBranch of(Pipeline pipeline, SourceRule.View view, int number) {
    Element crop = pipeline.getElementByName("crop" + number);
    return new PictureBranch(view, RGB, crop, pipeline, String.valueOf(number));
  }

  /**
   * That of small grey pictures, ahead of all others.
   *
   * @param moved called where borders may be others from the picture on that comes next
   */
  static PictureBranch small(Pipeline pipeline, SourceRule.Onlooker onlooker, Runnable moved) {
    var view =
        new SourceRule.View() {
          @Override
          public SourceRule.Scale wanted(SourceFormat source) {
            return onlooker.small(source);
          }

          @Override
          public SourceRule.Border border(SourceFormat source) {
            return SourceRule.Border.NONE;
          }
        };
    var branch = new PictureBranch(view, GREY, null, pipeline, "small");
    branch.onlooking = new Onlooking(onlooker, moved);
    branch.onlooking.addTo(branch.sink);
    return branch;
  }

  /** Cuts, scales and turns as the view wants it now. */
  void negotiate(SourceFormat shown, Orientation orientation) {
    var next = orientation.stored(view.border(shown));
    if (!next.equals(border)) {
      cut(next);
    }
    flip.set("video-direction", orientation.direction());
    scale(orientation.stored(view.wanted(shown)).caps(format));
    if (onlooking != null) {
      onlooking.small = view.wanted(shown);
    }
  }

  private void scale(String next) {
    if (!next.equals(caps)) {
      caps = next;
      wanted.set("caps", Caps.fromString(next));
    }
  }

  private void cut(SourceRule.Border next) {
    border = next;
    crop.set("left", next.left());
    crop.set("top", next.top());
    crop.set("right", next.right());
    crop.set("bottom", next.bottom());
  }

  /** A sample to be unreferenced, or 0: none within the time. */
  long pull(long nanos) {
    return AppSinkLibrary.gst_app_sink_try_pull_sample(address(), nanos);
  }

  boolean ended() {
    return AppSinkLibrary.gst_app_sink_is_eos(address()) != 0;
  }

  private long address() {
    return Pointer.nativeValue(Natives.getRawPointer(sink));
  }

  /** The elements, to be disposed of when the pipeline has stopped. */
  List<Element> elements() {
    return crop == null ? List.of(wanted, flip, sink) : List.of(crop, wanted, flip, sink);
  }

  /** Shows each small picture to the onlooker, on the pipeline's thread. */
  private static final class Onlooking implements Callback {
    private final SourceRule.Onlooker onlooker;
    private final Runnable moved;
    private final FrameScratch scratch = new FrameScratch();
    private Pad pad;
    private SourceRule.Scale small;

    Onlooking(SourceRule.Onlooker onlooker, Runnable moved) {
      this.onlooker = onlooker;
      this.moved = moved;
      Native.setCallbackThreadInitializer(this, new CallbackThreadInitializer(true, false, "gst"));
    }

    void addTo(Element sink) {
      pad = sink.getStaticPad("sink");
      GstLibrary.gst_pad_add_probe(Natives.getRawPointer(pad), PadProbe.BUFFER, this, null, null);
    }

    /** Called by GStreamer. */
    @SuppressWarnings("UnusedMethod")
    public int callback(Pointer pad, Pointer info, Pointer userData) {
      long buffer = info.getLong(PadProbe.DATA);
      var grey = scratch.extract(buffer, 0, small.width() * small.height());
      if (onlooker.see(grey, small)) {
        moved.run();
      }
      return PadProbe.PASS;
    }
  }
}
