package io.zoetrope.app.bench;

import io.zoetrope.app.embedded.SceneCameras.TrueAction;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Events compared with what really happened. An event is right when it overlaps an action of the
 * same camera and label, not matched otherwise, by at least half of what both span together.
 */
public final class EventScores {
  private static final double OVERLAP = 0.5;

  private final List<TrueAction> actions;
  private final List<Found> events;
  private final List<Match> matches;

  /**
   * An event as it finally was.
   *
   * @param emitted when its START left the job
   */
  record Found(String camera, String label, Instant start, Instant end, Instant emitted) {}

  private record Match(TrueAction action, Found event, double overlap) {}

  private EventScores(List<TrueAction> actions, Collection<Found> events) {
    this.actions = List.copyOf(actions);
    this.events = List.copyOf(events);
    matches = match();
  }

  /**
   * Pairs emitted events with what really happened.
   *
   * @param events all phases of all events, revisions of one event in order
   */
  public static EventScores of(List<TrueAction> actions, List<ActionEvent> events) {
    Map<String, Found> found = new LinkedHashMap<>();
    for (ActionEvent event : events) {
      Found before = found.get(event.getEventId());
      if (before == null && event.getPhase() != Phase.START) {
        continue; // begun before the reader did
      }
      Instant emitted = before == null ? at(event.getLatency().getEmitted()) : before.emitted;
      found.put(
          event.getEventId(),
          new Found(
              event.getCameraId(),
              event.getLabel(),
              at(event.getStartTime()),
              at(event.getEndTime()),
              emitted));
    }
    return new EventScores(actions, found.values());
  }

  private static Instant at(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** The best overlaps first, each action and each event once. */
  private List<Match> match() {
    List<Match> candidates = new ArrayList<>();
    for (TrueAction action : actions) {
      for (Found event : events) {
        double overlap = overlap(action, event);
        if (overlap >= OVERLAP) {
          candidates.add(new Match(action, event, overlap));
        }
      }
    }
    candidates.sort(Comparator.comparingDouble(Match::overlap).reversed());
    Set<TrueAction> seen = new HashSet<>();
    Set<Found> used = new HashSet<>();
    List<Match> best = new ArrayList<>();
    for (Match candidate : candidates) {
      if (!seen.contains(candidate.action) && !used.contains(candidate.event)) {
        seen.add(candidate.action);
        used.add(candidate.event);
        best.add(candidate);
      }
    }
    return best;
  }

  private static double overlap(TrueAction action, Found event) {
    if (!action.camera().equals(event.camera) || !action.label().equals(event.label)) {
      return 0;
    }
    double both = seconds(later(action.start(), event.start), earlier(action.end(), event.end));
    double either = seconds(earlier(action.start(), event.start), later(action.end(), event.end));
    return Math.max(0, both) / either;
  }

  /** Of all labels together. */
  public EventScore total() {
    return row("all", actions, events, matches);
  }

  /** Label by label, in alphabetical order. */
  public List<EventScore> labels() {
    return Stream.concat(actions.stream().map(TrueAction::label), events.stream().map(Found::label))
        .distinct()
        .sorted()
        .map(this::row)
        .toList();
  }

  private EventScore row(String label) {
    return row(
        label,
        actions.stream().filter(action -> action.label().equals(label)).toList(),
        events.stream().filter(event -> event.label.equals(label)).toList(),
        matches.stream().filter(match -> match.action.label().equals(label)).toList());
  }

  private static EventScore row(
      String label, List<TrueAction> actions, List<Found> events, List<Match> matches) {
    List<Duration> delays =
        matches.stream()
            .map(match -> Duration.between(match.action.start(), match.event.emitted))
            .sorted()
            .toList();
    return new EventScore(
        label,
        actions.size(),
        events.size(),
        matches.size(),
        delays.isEmpty() ? Optional.empty() : Optional.of(delays.get(delays.size() / 2)));
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }
}
