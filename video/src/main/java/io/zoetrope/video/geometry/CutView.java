package io.zoetrope.video.geometry;

import io.zoetrope.video.gst.SourceFormat;
import io.zoetrope.video.gst.SourceRule;

/** Cuts a part out of pictures and scales it as a geometry has it. */
public record CutView(FrameGeometry geometry, Region part) implements SourceRule.View {

  @Override
  public SourceRule.Scale wanted(SourceFormat source) {
    Size scaled = geometry.resize().of(part.of(Size.of(source)).size());
    return new SourceRule.Scale(scaled.width(), scaled.height());
  }

  @Override
  public SourceRule.Border border(SourceFormat source) {
    var kept = part.of(Size.of(source));
    return new SourceRule.Border(
        kept.left(),
        kept.top(),
        source.width() - kept.left() - kept.size().width(),
        source.height() - kept.top() - kept.size().height());
  }
}
