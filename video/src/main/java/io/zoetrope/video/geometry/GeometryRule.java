package io.zoetrope.video.geometry;

import io.zoetrope.video.gst.SourceFormat;
import io.zoetrope.video.gst.SourceRule;
import java.util.Optional;

/** Applies a geometry to one pipeline. */
public final class GeometryRule implements SourceRule {
  private final FrameGeometry geometry;
  private final Region zone;
  private Optional<FrameThinner> thinner = Optional.empty();

  public GeometryRule(FrameGeometry geometry) {
    this(geometry, Region.ALL);
  }

  /**
   * @param zone what the picture is cropped to before it is scaled
   */
  public GeometryRule(FrameGeometry geometry, Region zone) {
    this.zone = zone;
    this.geometry = geometry;
  }

  @Override
  public Scale wanted(SourceFormat source) {
    thinner = geometry.rate().map(rate -> new FrameThinner(rate, source.rate()));
    Size scaled = geometry.resize().of(zone.of(Size.of(source)).size());
    return new Scale(scaled.width(), scaled.height());
  }

  @Override
  public Border border(SourceFormat source) {
    var kept = zone.of(Size.of(source));
    return new Border(
        kept.left(),
        kept.top(),
        source.width() - kept.left() - kept.size().width(),
        source.height() - kept.top() - kept.size().height());
  }

  @Override
  public boolean wants(long nanos) {
    return thinner.isEmpty() || thinner.get().keeps(nanos);
  }
}
