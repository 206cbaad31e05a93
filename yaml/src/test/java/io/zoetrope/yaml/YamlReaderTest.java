package io.zoetrope.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
  enum Level {
    LOW_LIGHT,
    BRIGHT
  }

  public record Size(int width, int height) {
    public static Size parse(String text) {
      String[] sides = text.split("x", -1);
      if (sides.length != 2) {
        throw new IllegalArgumentException("a size is WIDTHxHEIGHT, not " + text);
      }
      return new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }
  }

  record Lens(Double zoom, int stops, boolean fixed) {
    Lens {
      if (zoom == null) {
        throw new IllegalArgumentException("zoom: name one");
      }
    }
  }

  record Shop(
      String name,
      Integer shelves,
      Level light,
      Size door,
      Path plan,
      Secret key,
      Duration pause,
      ByteSize room,
      List<String> wares,
      Map<String, Number> prices,
      List<Lens> lenses) {
    static final Shop EMPTY =
        new Shop(null, null, null, null, null, null, null, null, null, null, null);
  }

  @TempDir private Path folder;
  private final YamlReader reader = new YamlReader(Map.of("KEY", "s3cret", "PLANS", "plans")::get);

  @Test
  void readsEveryKindOfValue() throws IOException {
    Shop shop =
        read(
            """
            name: 12
            shelves: 4
            light: low-light
            door: 90x200
            plan: ${PLANS}/../a.png
            key: ${KEY}
            pause: 1.5s
            room: 2KiB
            wares: [pens, no, 7]
            prices: {pens: 1e-5, caps: 2}
            lenses:
              - {zoom: 2, stops: 3, fixed: yes}
            """);

    assertThat(shop.name()).isEqualTo("12");
    assertThat(shop.light()).isEqualTo(Level.LOW_LIGHT);
    assertThat(shop.door()).isEqualTo(new Size(90, 200));
    assertThat(shop.plan()).isEqualTo(folder.resolve("a.png"));
    assertThat(shop.key().value()).isEqualTo("s3cret");
    assertThat(shop.key()).isEqualTo(new Secret("${KEY}")).hasToString("***");
    assertThat(shop.pause()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(shop.room().bytes()).isEqualTo(2_048);
    assertThat(shop.wares()).containsExactly("pens", "no", "7");
    assertThat(shop.prices().get("pens").doubleValue()).isEqualTo(1e-5);
    assertThat(shop.lenses()).containsExactly(new Lens(2.0, 3, true));
  }

  @Test
  void namesAnUnknownKeyItsLineAndWhatMayStandThere() {
    assertError("name: a\nlenses:\n  - zoom: 1\n    zom: 2\n")
        .endsWith("shop.yaml:4: lenses[0].zom: unknown key; here may stand: fixed, stops, zoom");
  }

  @Test
  void namesAMisspeltKeyRatherThanTheOneMissingForIt() {
    assertError("lenses:\n- stops: 1\n  zom: 2\n")
        .endsWith("shop.yaml:3: lenses[0].zom: unknown key; here may stand: fixed, stops, zoom");
  }

  @Test
  void namesAValueOfTheWrongTypeAndItsLine() {
    assertError("\nshelves: many\n").endsWith(":2: shelves: must be a whole number, is many");
    assertError("shelves: 5.5\n").endsWith(":1: shelves: must be a whole number, is 5.5");
    assertError("shelves: true\n").endsWith(":1: shelves: must be a whole number, is true");
    assertError("shelves: ''\n").contains(":1: shelves: must be a whole number, is empty");
    assertError("lenses: [{zoom: wide}]").endsWith("lenses[0].zoom: must be a number, is wide");
    assertError("lenses: [{zoom: 1, fixed: maybe}]").endsWith("must be true or false, is maybe");
    assertError("lenses: [{zoom: 1, fixed: 1}]").endsWith("must be true or false, is 1");
    assertError("light: dark\n").endsWith("light: 'dark' is none of [low-light, bright]");
    assertError("door: wide\n").endsWith("door: a size is WIDTHxHEIGHT, not wide");
    assertError("name: [a]\n").endsWith(":1: name: expected a single value here");
  }

  @Test
  void namesWhatAConstructorRefuses() {
    assertError("lenses:\n- stops: 3\n").endsWith("shop.yaml:2: lenses[0].zoom: name one");
  }

  @Test
  void wantsMappingsAndListsWhereTheyBelong() {
    assertError("- name: a\n")
        .endsWith("shop.yaml:1: must be a mapping of keys to values, is a list");
    assertError("just words\n")
        .endsWith("shop.yaml:1: must be a mapping of keys to values, is a single value");
    assertError("wares: {a: b}\n").endsWith(":1: wares: must be a list, is a mapping");
    assertError("lenses: [[]]")
        .endsWith("lenses[0]: must be a mapping of keys to values, is a list");
  }

  @Test
  void neverShowsATextWhereAMappingIsExpected() {
    assertError("prices: s3cret\n")
        .endsWith("prices: must be a mapping of keys to values, is a single value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing yet\n", "---\n", "~\n", "{}\n"})
  void anEmptyFileLeavesEverythingToTheRecord(String yaml) throws IOException {
    assertThat(read(yaml)).as(yaml).isEqualTo(Shop.EMPTY);
  }

  @Test
  void aKeyWithoutAValueIsAsGoodAsLeftOut() throws IOException {
    assertThat(read("name:\nshelves: null\nwares: ~\n")).isEqualTo(Shop.EMPTY);
    assertThat(read("lenses: [{zoom: 1, stops: }]").lenses().get(0).stops()).isZero();
  }

  @Test
  void aListOrAMappingHasNoEmptyValues() {
    assertError("wares:\n- pens\n-\n").endsWith(":3: wares[1]: empty; a value must stand here");
    assertError("prices:\n  pens:\n").endsWith(":2: prices.pens: empty; a value must stand here");
  }

  @Test
  void refusesNumbersOutOfRange() {
    assertError("\nshelves: 99999999999\n").endsWith(":2: shelves: 99999999999 is out of range");
    assertError("shelves: '99999999999'\n").contains(":1: shelves: ");
    assertError("room: 9000000TiB\n").endsWith(":1: room: '9000000TiB' is too large a size");
    assertError("pause: 999999d\n").endsWith(":1: pause: '999999d' is too long a duration");
    assertError("shelves: " + "9".repeat(2_000)).contains("shop.yaml:1: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".inf",
        "-.inf",
        ".nan",
        ".NaN",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "1.0e+999"
      })
  void refusesNumbersThatAreNotFinite(String number) {
    assertError("lenses: [{zoom: %s}]".formatted(number)).contains(":1: lenses[0].zoom: must be a");
    assertError("prices: {a: %s}".formatted(number)).contains(":1: prices.a: must be a");
  }

  @Test
  void refusesAKeyGivenTwice() {
    assertError("name: a\nlenses:\n- zoom: 1\n  zoom: 2\n")
        .endsWith("shop.yaml:4: lenses[0].zoom: Duplicate field 'zoom', first on line 3");
  }

  @Test
  void refusesTabsBrokenBracketsAndControlCharacters() {
    assertError("lenses:\n\t- zoom: 1\n").contains("shop.yaml:2: not YAML: ").contains("TAB");
    assertError("name: a\nwares: [a\nlight: }").contains("shop.yaml:3: not YAML: ");
    assertError("name: a\nlight: \u0007\n").endsWith("shop.yaml:2: not YAML: the character U+0007");
    assertError("? [a]\n: b\n").contains("shop.yaml:1: not YAML: ");
  }

  @Test
  void refusesASecondDocument() throws IOException {
    assertThat(read("---\nname: a\n...\n").name()).isEqualTo("a");
    assertError("name: a\n---\nname: b\n")
        .endsWith("shop.yaml:3: a second document begins; only one is read");
  }

  @Test
  void refusesAliasesAndMergeKeysButNotAnchorsAlone() throws IOException {
    assertThat(read("name: &a x\n").name()).isEqualTo("x");
    assertError("name: &a x\nkey: *a\n")
        .endsWith("shop.yaml:2: key: aliases (*) are not read; write the value out");
    assertError("lenses:\n- &l {zoom: 1}\n- <<: *l\n")
        .endsWith("shop.yaml:3: lenses[1].<<: aliases (*) are not read; write the value out");
  }

  @Test
  void aliasesThatWouldGrowWithoutEndAreRefusedAtTheFirst() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
    for (int i = 1; i < 40; i++) {
      laughs.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
    }
    assertError(laughs.toString()).contains("shop.yaml:2: a1[0]: aliases (*) are not read");
  }

  @Test
  void refusesDeepNesting() {
    assertError("name: a\nwares: " + "[".repeat(5_000))
        .contains("shop.yaml:2: not YAML: ")
        .contains("nesting depth");
  }

  @Test
  void readsFilesOfEveryPlatform() throws IOException {
    assertThat(read("\uFEFFname: a\r\nshelves: 3\r\n").shelves()).isEqualTo(3);
    assertError("name: a\r\n\r\nshelves: x\r\n").contains("shop.yaml:3: shelves: ");
  }

  @Test
  void namesTheLineThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("shop.yaml");
    Files.write(
        file, "name: a\nlight: caf\u00e9\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    assertThat(catchThrowableOfType(YamlException.class, () -> reader.read(file, Shop.class)))
        .hasMessage(file + ":2: not UTF-8 text; save the file as UTF-8");
    Files.write(file, "name: a\n".getBytes(java.nio.charset.StandardCharsets.UTF_16));
    assertThat(catchThrowableOfType(YamlException.class, () -> reader.read(file, Shop.class)))
        .hasMessage(file + ":1: not UTF-8 text; save the file as UTF-8");
  }

  @Test
  void namesAFileThatCannotBeRead() {
    Path gone = folder.resolve("gone.yaml");
    assertThat(catchThrowableOfType(YamlException.class, () -> reader.read(gone, Shop.class)))
        .hasMessage(gone + ": no such file");
    assertThat(catchThrowableOfType(YamlException.class, () -> reader.read(folder, Shop.class)))
        .hasMessageStartingWith(folder + ": cannot be read: ");
  }

  @Test
  void namesAVariableThatIsNotSet() {
    assertError("name: a\nplan: ${NOWHERE}/a\n")
        .endsWith("shop.yaml:2: plan: the environment variable NOWHERE is not set");
  }

  @Test
  void pathsOfATextWithoutAFolderStayAsWritten() {
    YamlText text = YamlText.of("shop", "plan: a/../b".getBytes(UTF_8));
    assertThat(reader.read(text, Shop.class).plan()).isEqualTo(Path.of("a/../b"));
  }

  private Shop read(String yaml) throws IOException {
    return reader.read(Files.writeString(folder.resolve("shop.yaml"), yaml), Shop.class);
  }

  private AbstractStringAssert<?> assertError(String yaml) {
    YamlException thrown = catchThrowableOfType(YamlException.class, () -> read(yaml));
    assertThat(thrown).as(yaml).isNotNull();
    return assertThat(thrown.getMessage()).doesNotContain("s3cret");
  }
}
