package io.zoetrope.ingester.options;

import io.zoetrope.config.HoursConfig;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When something is looked at: whenever the clocks on the walls of a time zone show one of its
 * hours. Hours that a change of clocks skips are skipped, those that it repeats are repeated.
 *
 * @param hours of which one of each list must hold; an empty list holds always
 */
public record Schedule(List<List<HoursConfig>> hours, ZoneId zone) {
  /** All hours. */
  public static final Schedule ALWAYS = new Schedule(List.of(), ZoneId.of("UTC"));

  /** A week, with the day that may have begun before it. */
  private static final int DAYS = 9;

  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ROOT);

  public Schedule {
    hours = hours.stream().filter(each -> !each.isEmpty()).map(List::copyOf).toList();
  }

  public boolean isOpen(Instant time) {
    if (hours.isEmpty()) {
      return true;
    }
    ZonedDateTime there = time.atZone(zone);
    return hours.stream().allMatch(list -> list.stream().anyMatch(each -> holds(each, there)));
  }

  private static boolean holds(HoursConfig each, ZonedDateTime there) {
    int minute = there.getHour() * 60 + there.getMinute();
    DayOfWeek today = there.getDayOfWeek();
    if (each.from() < each.to()) {
      return each.days().contains(today) && minute >= each.from() && minute < each.to();
    }
    return each.days().contains(today) && minute >= each.from()
        || each.days().contains(today.minus(1)) && minute < each.to();
  }

  /** When it next opens or closes; empty: never. */
  public Optional<Instant> nextChange(Instant time) {
    boolean now = isOpen(time);
    List<Instant> changes = candidates(time);
    Collections.sort(changes);
    return changes.stream().filter(each -> each.isAfter(time) && isOpen(each) != now).findFirst();
  }

  private List<Instant> candidates(Instant time) {
    List<Instant> all = new ArrayList<>();
    LocalDate first = time.atZone(zone).toLocalDate().minusDays(1);
    for (int day = 0; day <= DAYS; day++) {
      for (List<HoursConfig> list : hours) {
        for (HoursConfig each : list) {
          addAll(at(first.plusDays(day), each.from()), all);
          addAll(at(first.plusDays(day), each.to()), all);
        }
      }
    }
    Instant end = first.plusDays(DAYS).atStartOfDay(zone).toInstant();
    for (var clocks = zone.getRules().nextTransition(time);
        clocks != null && clocks.getInstant().isBefore(end);
        clocks = zone.getRules().nextTransition(clocks.getInstant())) {
      all.add(clocks.getInstant());
    }
    return all;
  }

  private ZonedDateTime at(LocalDate day, int minute) {
    return minute == HoursConfig.DAY
        ? day.plusDays(1).atStartOfDay(zone)
        : day.atTime(LocalTime.ofSecondOfDay(minute * 60L)).atZone(zone);
  }

  /** A time that clocks show twice, both times. */
  private static void addAll(ZonedDateTime time, List<Instant> all) {
    all.add(time.withEarlierOffsetAtOverlap().toInstant());
    all.add(time.withLaterOffsetAtOverlap().toInstant());
  }

  /** Why nothing is looked at now. */
  public String sentence(Instant now) {
    return "outside its schedule"
        + nextChange(now)
            .map(then -> " until %s (%s)".formatted(SHOWN.format(then.atZone(zone)), zone))
            .orElse(", which never opens");
  }
}
