package io.zoetrope.video.geometry;

import io.zoetrope.video.gst.SourceFormat;
import io.zoetrope.video.gst.SourceRule;
import java.util.Optional;

/** Applies a geometry to one pipeline. */
public final class GeometryRule implements SourceRule {
  private final FrameGeometry geometry;
  private final CutView view;
  private Optional<FrameThinner> thinner = Optional.empty();

  public GeometryRule(FrameGeometry geometry) {
    this(geometry, Region.ALL);
  }

  /**
   * @param zone what the picture is cropped to before it is scaled
   */
  public GeometryRule(FrameGeometry geometry, Region zone) {
    this.geometry = geometry;
    view = new CutView(geometry, zone);
  }

  @Override
  public Scale wanted(SourceFormat source) {
    thinner = geometry.rate().map(rate -> new FrameThinner(rate, source.rate()));
    return view.wanted(source);
  }

  @Override
  public Border border(SourceFormat source) {
    return view.border(source);
  }

  @Override
  public boolean wants(long nanos) {
    return thinner.isEmpty() || thinner.get().keeps(nanos);
  }
}
