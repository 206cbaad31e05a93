package io.zoetrope.zoo.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridIntervalTest {
  private static final long NOW = 1_790_000_000_000_000L;

  @ParameterizedTest
  @CsvSource({"2,30", "8,30", "2,30000/1001", "4,29.97", "1,25", "2,23.976", "3,999983/999979"})
  void placesPointsAsExactFractionsDo(int stride, String fps) {
    GridInterval interval = GridInterval.of(stride, Rational.parse(fps));
    long first = interval.lastIndexAt(NOW);
    new Random(1)
        .longs(1000, first - 1_000_000, first + 1_000_000)
        .forEach(index -> assertThat(interval.point(index)).isEqualTo(exact(interval, index)));
  }

  @ParameterizedTest
  @CsvSource({"2,30", "2,30000/1001", "1,25", "3,999983/999979"})
  void findsTheLastPointAtOrBeforeATime(int stride, String fps) {
    GridInterval interval = GridInterval.of(stride, Rational.parse(fps));
    for (long micros = NOW; micros < NOW + 200_000; micros += 7) {
      long index = interval.lastIndexAt(micros);
      assertThat(interval.point(index)).isLessThanOrEqualTo(micros);
      assertThat(interval.point(index + 1)).isGreaterThan(micros);
    }
  }

  @Test
  void anInstantOnAPointIsThatPoint() {
    GridInterval interval = new ModelCard.Clip(16, 2, Rational.of(30)).interval();

    assertThat(interval).isEqualTo(new GridInterval(200_000, 3));
    assertThat(interval.point(1)).isEqualTo(66_666);
    assertThat(interval.lastIndexAt(66_666)).isEqualTo(1);
    assertThat(interval.lastIndexAt(66_665)).isZero();
    assertThat(interval.lastIndexAt(-1)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({"30,30/1", "29.97,2997/100", "30000/1001,30000/1001", "3e1,30/1", "2.50,5/2"})
  void readsFrameRatesExactly(String text, String expected) {
    String[] parts = expected.split("/", -1);
    assertThat(Rational.parse(text))
        .isEqualTo(new Rational(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
  }

  @ParameterizedTest
  @CsvSource({"zero", "0", "-5", "1/0", "30/", "1e99", "0.123456789123456789"})
  void refusesWhatIsNoFrameRate(String text) {
    assertThatThrownBy(() -> Rational.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  private static long exact(GridInterval interval, long index) {
    return BigInteger.valueOf(index)
        .multiply(BigInteger.valueOf(interval.numeratorMicros()))
        .divide(BigInteger.valueOf(interval.denominator()))
        .longValueExact();
  }
}
