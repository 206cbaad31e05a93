package io.zoetrope.ingester;

import io.zoetrope.ingester.gst.SourceFormat;
import io.zoetrope.ingester.gst.SourceRule;
import java.util.Optional;

/** Tells one pipeline what a geometry wants. */
final class GeometryRule implements SourceRule {
  private final FrameGeometry geometry;
  private Optional<FrameThinner> thinner = Optional.empty();

  GeometryRule(FrameGeometry geometry) {
    this.geometry = geometry;
  }

  @Override
  public String wanted(SourceFormat source) {
    thinner = geometry.rate().map(rate -> new FrameThinner(rate, source.rate()));
    return geometry.caps(Size.of(source));
  }

  @Override
  public boolean wants(long nanos) {
    return thinner.isEmpty() || thinner.get().keeps(nanos);
  }
}
