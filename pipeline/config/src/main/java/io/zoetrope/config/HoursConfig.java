package io.zoetrope.config;

import static io.zoetrope.config.Check.require;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hours of some days of the week; written {@code mon-fri 08:00-18:00}, {@code sat,sun} for whole
 * days or {@code 22:00-06:00} for all days.
 *
 * @param days on which the hours begin
 * @param from minute of the day
 * @param to minute of the day, 1 to 1440; not after {@code from}: of the next day
 */
public record HoursConfig(Set<DayOfWeek> days, int from, int to) {
  /** Minutes. */
  public static final int DAY = 24 * 60;

  private static final List<String> NAMES =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?<days>[a-z]{3}(?:[-,][a-z]{3})*)?\\s*"
              + "(?:(?<from>\\d{1,2}:\\d{2})\\s*-\\s*(?<to>\\d{1,2}:\\d{2}))?");

  public HoursConfig {
    days = Set.copyOf(days);
    require(
        from != to, "hours end at another time than they begin; whole days are written mon-sun");
  }

  /**
   * @throws IllegalArgumentException saying how hours are written
   */
  public static HoursConfig parse(String text) {
    Matcher matcher = WRITTEN.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches() || matcher.group("days") == null && matcher.group("from") == null) {
      throw notWritten(text);
    }
    Set<DayOfWeek> days =
        matcher.group("days") == null
            ? EnumSet.allOf(DayOfWeek.class)
            : days(matcher.group("days"), text);
    return matcher.group("from") == null
        ? new HoursConfig(days, 0, DAY)
        : new HoursConfig(
            days, minute(matcher.group("from"), false), minute(matcher.group("to"), true));
  }

  private static Set<DayOfWeek> days(String written, String text) {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String part : written.split(",")) {
      String[] ends = part.split("-");
      if (ends.length > 2) {
        throw notWritten(text);
      }
      DayOfWeek last = day(ends[ends.length - 1], text);
      DayOfWeek day = day(ends[0], text);
      days.add(day);
      while (day != last) {
        day = day.plus(1);
        days.add(day);
      }
    }
    return days;
  }

  private static DayOfWeek day(String name, String text) {
    int index = NAMES.indexOf(name);
    if (index < 0) {
      throw notWritten(text);
    }
    return DayOfWeek.of(index + 1);
  }

  private static int minute(String time, boolean end) {
    int colon = time.indexOf(':');
    int hour = Integer.parseInt(time.substring(0, colon));
    int minute = Integer.parseInt(time.substring(colon + 1));
    int all = hour * 60 + minute;
    require(
        minute < 60 && (all < DAY || end && all == DAY),
        "'%s' is no time of a day: 00:00 to 23:59, and 24:00 as an end".formatted(time));
    return end && all == 0 ? DAY : all;
  }

  private static IllegalArgumentException notWritten(String text) {
    return new IllegalArgumentException(
        ("'%s' is no schedule: write days, hours or both, such as 'mon-fri 08:00-18:00',"
                + " 'sat,sun' or '22:00-06:00'")
            .formatted(text));
  }
}
