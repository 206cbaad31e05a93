package io.zoetrope.scenes.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a figure does over time, worked out as far as it was read. Safe for many threads. */
final class Timeline {
  private final Function<Segment, Optional<Segment>> script;
  private final List<Segment> segments = new ArrayList<>();

  /**
   * @param script the segment after a given one, or empty at the end of the timeline
   */
  Timeline(Segment first, Function<Segment, Optional<Segment>> script) {
    this.script = script;
    segments.add(first);
  }

  static Timeline of(Segment only) {
    return new Timeline(only, segment -> Optional.empty());
  }

  /** The segment at a time; the last one for any time after the end. */
  synchronized Segment at(double seconds) {
    growTo(seconds);
    int low = 0;
    int high = segments.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (segments.get(middle).start() <= seconds) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return segments.get(low);
  }

  /** Every segment that touches {@code from} (inclusive) to {@code to} (exclusive). */
  synchronized List<Segment> between(double from, double to) {
    growTo(to);
    return segments.stream()
        .filter(segment -> segment.end() > from && segment.start() < to)
        .toList();
  }

  private void growTo(double seconds) {
    Optional<Segment> next = Optional.of(segments.get(segments.size() - 1));
    while (next.isPresent() && next.get().end() <= seconds) {
      next = script.apply(next.get());
      next.ifPresent(segments::add);
    }
  }
}
