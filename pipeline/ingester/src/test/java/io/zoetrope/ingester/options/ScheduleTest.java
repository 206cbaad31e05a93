package io.zoetrope.ingester.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.config.HoursConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A Wednesday. */
  private static final String DAY = "2026-06-10T";

  @Test
  void isOpenFromItsFirstMinuteToBeforeItsEnd() {
    var schedule = schedule("mon-fri 08:00-18:00");
    assertThat(schedule.isOpen(at(DAY + "07:59:59"))).isFalse();
    assertThat(schedule.isOpen(at(DAY + "08:00"))).isTrue();
    assertThat(schedule.isOpen(at(DAY + "17:59:59"))).isTrue();
    assertThat(schedule.isOpen(at(DAY + "18:00"))).isFalse();
    assertThat(schedule.isOpen(at("2026-06-13T12:00"))).isFalse();
  }

  @Test
  void withoutHoursItIsAlwaysOpen() {
    assertThat(Schedule.ALWAYS.isOpen(Instant.EPOCH)).isTrue();
    assertThat(Schedule.ALWAYS.nextChange(Instant.EPOCH)).isEmpty();
    assertThat(schedule("mon-sun").nextChange(at(DAY + "12:00"))).isEmpty();
  }

  @Test
  void hoursPastMidnightBelongToTheDayOnWhichTheyBegin() {
    var schedule = schedule("fri 22:00-06:00");
    assertThat(schedule.isOpen(at("2026-06-12T23:00"))).isTrue();
    assertThat(schedule.isOpen(at("2026-06-13T05:59"))).isTrue();
    assertThat(schedule.isOpen(at("2026-06-13T06:00"))).isFalse();
    assertThat(schedule.isOpen(at("2026-06-13T23:00"))).isFalse();
    assertThat(schedule.isOpen(at("2026-06-12T05:00"))).isFalse();
  }

  @Test
  void saysWhenItNextChanges() {
    var schedule = schedule("mon-fri 08:00-18:00");
    assertThat(schedule.nextChange(at(DAY + "12:00"))).contains(at(DAY + "18:00"));
    assertThat(schedule.nextChange(at("2026-06-12T18:00"))).contains(at("2026-06-15T08:00"));
    assertThat(schedule.sentence(at("2026-06-12T18:00")))
        .isEqualTo("outside its schedule until Mon 08:00 (Europe/Berlin)");
  }

  @Test
  void hoursThatMeetAreOne() {
    var schedule = schedule("wed 08:00-12:00", "wed 12:00-24:00", "thu 00:00-03:00");
    assertThat(schedule.nextChange(at(DAY + "08:00"))).contains(at("2026-06-11T03:00"));
  }

  @Test
  void aZoneIsOpenWithinTheHoursOfItsCameraAlone() {
    var both = new Schedule(List.of(hours("mon-fri 08:00-18:00"), hours("12:00-20:00")), BERLIN);
    assertThat(both.isOpen(at(DAY + "11:00"))).isFalse();
    assertThat(both.isOpen(at(DAY + "13:00"))).isTrue();
    assertThat(both.isOpen(at(DAY + "19:00"))).isFalse();
    assertThat(
            new Schedule(List.of(hours("sat"), hours("sun")), BERLIN).sentence(at(DAY + "12:00")))
        .isEqualTo("outside its schedule, which never opens");
  }

  @Test
  void hoursThatClocksSkipAreSkipped() {
    var schedule = schedule("02:30-03:30"); // on 2026-03-29 it is 03:00 after 01:59
    Instant change = Instant.parse("2026-03-29T01:00:00Z");
    assertThat(schedule.isOpen(change.minusSeconds(1))).isFalse();
    assertThat(schedule.isOpen(change)).isTrue();
    assertThat(schedule.nextChange(change.minus(Duration.ofHours(3)))).contains(change);
    assertThat(schedule.nextChange(change)).contains(change.plus(Duration.ofMinutes(30)));
    assertThat(schedule("02:10-02:50").nextChange(change.minus(Duration.ofHours(2))))
        .contains(Instant.parse("2026-03-30T00:10:00Z"));
  }

  @Test
  void hoursThatClocksRepeatAreRepeated() {
    var schedule = schedule("02:15-02:45"); // on 2026-10-25 it is 02:00 after 02:59
    List<Instant> changes = changes(schedule, Instant.parse("2026-10-24T23:00:00Z"), 4);
    assertThat(changes)
        .containsExactly(
            Instant.parse("2026-10-25T00:15:00Z"),
            Instant.parse("2026-10-25T00:45:00Z"),
            Instant.parse("2026-10-25T01:15:00Z"),
            Instant.parse("2026-10-25T01:45:00Z"));
  }

  @Test
  void everyChangeThatIsFoundIsOneAndNoneIsMissed() {
    for (var schedule :
        List.of(
            schedule("mon-fri 22:00-06:00", "sun 02:30-02:31"),
            schedule("02:00-03:00", "sat,sun 00:00-24:00"))) {
      for (String begin : List.of("2026-03-28T00:00", "2026-10-24T00:00")) {
        Instant next = at(begin);
        boolean open = schedule.isOpen(next);
        Instant change = schedule.nextChange(next).orElseThrow();
        for (int minute = 0; minute < 4 * 1440; minute++) {
          next = next.plus(Duration.ofMinutes(1));
          assertThat(next.equals(change)).isEqualTo(schedule.isOpen(next) != open);
          if (next.equals(change)) {
            open = !open;
            change = schedule.nextChange(next).orElseThrow();
          }
        }
      }
    }
  }

  private static List<Instant> changes(Schedule schedule, Instant from, int count) {
    return Stream.iterate(
            schedule.nextChange(from).orElseThrow(),
            change -> schedule.nextChange(change).orElseThrow())
        .limit(count)
        .toList();
  }

  private static Schedule schedule(String... written) {
    return new Schedule(List.of(hours(written)), BERLIN);
  }

  private static List<HoursConfig> hours(String... written) {
    return Stream.of(written).map(HoursConfig::parse).toList();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }
}
