package io.zoetrope.ingester.gst;

/** What the pipeline shall make of a source; asked again when the source changes its format. */
@FunctionalInterface
public interface CapsRule {
  /** The wanted output as caps, such as {@code video/x-raw,format=RGB,width=171,height=128}. */
  String wanted(SourceFormat source);
}
