package org.customspost.gateway.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.customspost.gateway.codec.Codec;
import org.customspost.gateway.codec.Excerpt;
import org.customspost.gateway.codec.Format;
import org.customspost.gateway.codec.Lines;
import org.customspost.gateway.codec.Lines.Kind;
import org.customspost.gateway.codec.Lines.Token;
import org.customspost.gateway.flow.Catalogue;
import org.customspost.gateway.mapping.Masks;
import org.customspost.gateway.mapping.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cuts the shipped examples into lines for a person, masked by what their mappings say. */
class LinesOfExamplesTest {
  private static final Catalogue CATALOGUE = Mappings.shipped();
  private static final Path ITEMS = Path.of("mappings/itmatt-edifact-1/examples/all-fields.edi");

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
      return files
          .filter(each -> each.toString().matches(".*/examples/[^/]+\\.(edi|xml|json|cargoimp)"))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Codec codec(byte[] bytes) {
    return CATALOGUE.codecFor(bytes).orElseThrow();
  }

  private static Lines lines(byte[] bytes, Optional<Format> format) {
    return codec(bytes).lines(new Excerpt(bytes, bytes, 0, true), format);
  }

  private static String text(Lines lines) {
    return lines.lines().stream()
        .flatMap(each -> each.tokens().stream())
        .map(Token::text)
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void losesNothingOfAnExampleButBlanks(Path example) throws IOException {
    byte[] bytes = Files.readAllBytes(example);
    if (CATALOGUE.codecFor(bytes).isEmpty()) return;
    String whole = new String(bytes, example.toString().endsWith(".edi") ? ISO_8859_1 : UTF_8);
    String shown = text(lines(bytes, codec(bytes).begun(bytes, CATALOGUE)));
    assertThat(shown.replaceAll("[\\s\\uFEFF]", ""))
        .isEqualTo(whole.replaceAll("[\\s\\uFEFF]", ""));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void cutsTheSameLinesPageByPageAsAtOnce(Path example) throws IOException {
    byte[] bytes = Files.readAllBytes(example);
    if (CATALOGUE.codecFor(bytes).isEmpty()) return;
    Optional<Format> format = codec(bytes).begun(bytes, CATALOGUE);
    StringBuilder paged = new StringBuilder();
    for (int at = 0; at < bytes.length; ) {
      int to = Math.min(bytes.length, at + 1500);
      byte[] part = java.util.Arrays.copyOfRange(bytes, at, to);
      Lines lines = codec(bytes).lines(new Excerpt(bytes, part, at, to == bytes.length), format);
      assertThat(lines.length()).isPositive().isLessThanOrEqualTo(part.length);
      paged.append(text(lines));
      at += lines.length();
    }
    assertThat(paged.toString().replaceAll("\\s", ""))
        .isEqualTo(text(lines(bytes, format)).replaceAll("\\s", ""));
  }

  @Test
  void knowsThePlaceOfEachValueOfASegmentAndTheByteItStandsAt() throws IOException {
    byte[] bytes = Files.readAllBytes(ITEMS);
    List<Token> tokens = new ArrayList<>();
    Format format = CATALOGUE.format("itmatt@1");
    lines(bytes, Optional.of(format)).lines().forEach(each -> tokens.addAll(each.tokens()));
    Token street =
        tokens.stream().filter(each -> each.text().equals("Flat 3")).findFirst().orElseThrow();
    assertThat(street.place()).isEqualTo("NAD/C059/3042");
    assertThat(new String(bytes, (int) street.offset(), 6, ISO_8859_1)).isEqualTo("Flat 3");
    assertThat(tokens.stream().filter(each -> each.kind() == Kind.NAME).map(Token::text))
        .contains("UNB", "NAD", "UNZ");
  }

  @Test
  void indentsSegmentsByTheirGroupsAndCountsThoseBefore() throws IOException {
    byte[] bytes = Files.readAllBytes(ITEMS);
    List<Lines.Line> all = lines(bytes, Optional.of(CATALOGUE.format("itmatt@1"))).lines();
    Lines.Line item = first(all, "CNI");
    Lines.Line goods = first(all, "GID");
    assertThat(first(all, "UNB").depth()).isZero();
    assertThat(first(all, "BGM").depth()).isEqualTo(1);
    assertThat(item.depth()).isEqualTo(1);
    assertThat(first(all, "TSR").depth()).as("in the item").isEqualTo(2);
    assertThat(goods.depth()).isEqualTo(2);
    assertThat(first(all, "PIA").depth()).as("in the goods").isEqualTo(3);

    int header = all.indexOf(first(all, "UNH"));
    InputStream before = new ByteArrayInputStream(bytes, 0, (int) goods.offset());
    Lines.Counted counted = codec(bytes).count(before, Optional.of(CATALOGUE.format("itmatt@1")));
    assertThat(counted.number()).isEqualTo(all.indexOf(goods) - header);
    assertThat(counted.message()).isEqualTo("1");
    assertThat(counted.above().orElseThrow().subList(0, goods.depth()))
        .containsExactly("UNH", "CNI");
  }

  @Test
  void takesSegmentsInAnyOrderAndFromTheMidst() throws IOException {
    byte[] bytes = Files.readAllBytes(ITEMS);
    Optional<Format> format = Optional.of(CATALOGUE.format("itmatt@1"));
    Lines.Line goods = first(lines(bytes, format).lines(), "GID");
    byte[] part = Arrays.copyOfRange(bytes, (int) goods.offset(), bytes.length);
    Excerpt excerpt = new Excerpt(bytes, part, goods.offset(), true);
    assertThat(codec(bytes).lines(excerpt, format).lines().get(0).depth()).isEqualTo(2);
    byte[] odd = "UNB+UNOC:3'PIA+5'ZZZ+1'UNH+1'GID+1'BGM+1'UNZ+1'".getBytes(ISO_8859_1);
    assertThat(codec(bytes).lines(new Excerpt(odd, odd, 0, true), format).lines())
        .extracting(Lines.Line::depth)
        .containsExactly(0, 3, 3, 0, 2, 1, 0);
  }

  @Test
  void knowsTheElementsThatAreOpenWhereverAPartBegins() throws IOException {
    assertThat(above("")).isEmpty();
    assertThat(above("<?xml version='1.0'?><a><b x='1>2'>t</b><!-- <x> --><n:c><d/>te"))
        .containsExactly("a", "c");
    assertThat(above("<a><b>text</b><c at='")).as("within a tag").containsExactly("a");
    assertThat(above("<a><b></b></a></stray>")).isEmpty();
    String items = "<i><j>x</j>\n</i>".repeat(20_000);
    assertThat(above("<r>" + items + "<q><z>")).containsExactly("r", "q", "z");
    assertThat(above("<r><!--" + "x".repeat(3_000_000))).containsExactly("r");
    InputStream lines = new ByteArrayInputStream(("<r>" + items).getBytes(UTF_8));
    assertThat(codec("<r/>".getBytes(UTF_8)).count(lines, Optional.empty()).number())
        .isEqualTo(20_001);
  }

  @Test
  void knowsTheObjectsThatAreOpenWhereverAPartBegins() throws IOException {
    assertThat(aboveJson("")).isEmpty();
    assertThat(aboveJson("{\"n\": {\"a\": 1, \"items\": [{\"x\": \"}]\\\"{\"}, {\"to\": {"))
        .containsExactly("n", "items", "to");
    assertThat(aboveJson("{\"n\": {\"items\": [1, 2], \"b\": \"wi")).containsExactly("n");
    assertThat(aboveJson("]]}{\"n\": ")).isEmpty();
    assertThat(aboveJson("{\"n\": {\"x\":" + "[".repeat(100_000) + "]".repeat(100_000)))
        .containsExactly("n");
    byte[] lines = "{\n\n\"n\": {\n".getBytes(UTF_8);
    assertThat(codec(lines).count(new ByteArrayInputStream(lines), Optional.empty()).number())
        .isEqualTo(4);
  }

  @Test
  void saysThatNobodyKnowsWhatALineOfCargoStandsIn() throws IOException {
    byte[] flight = Files.readAllBytes(Path.of("mappings/ffm-cargoimp-8/examples/flight.cargoimp"));
    Lines.Counted counted = codec(flight).count(new ByteArrayInputStream(flight), Optional.empty());
    assertThat(counted.above()).isEmpty();
    assertThat(counted.number()).isGreaterThan(10);
  }

  private static List<String> aboveJson(String before) throws IOException {
    return above("{}", before);
  }

  private static List<String> above(String before) throws IOException {
    return above("<r/>", before);
  }

  private static List<String> above(String syntax, String before) throws IOException {
    return codec(syntax.getBytes(UTF_8))
        .count(new ByteArrayInputStream(before.getBytes(UTF_8)), Optional.empty())
        .above()
        .orElseThrow();
  }

  private static Lines.Line first(List<Lines.Line> lines, String tag) {
    return lines.stream()
        .filter(each -> each.tokens().get(0).text().equals(tag))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void masksPersonsAndShowsGoods() throws IOException {
    byte[] bytes = Files.readAllBytes(ITEMS);
    Format format = CATALOGUE.format("itmatt@1");
    Masks masks = CATALOGUE.reader(format.name()).masks();
    String shown =
        lines(bytes, Optional.of(format)).lines().stream()
            .flatMap(each -> each.tokens().stream())
            .map(each -> each.kind() == Kind.VALUE ? shown(masks, each) : each.text())
            .collect(Collectors.joining());
    assertThat(shown)
        .contains("Knitted woollen scarf", "RR473124829GB", "49.80", "61171000")
        .doesNotContain("Hara", "Ann", "Meadow", "Bristol", "1179460000", "example.org", "BS1");
  }

  @Test
  void showsWhatIsPutTogetherOfSeveralPlaces() throws IOException {
    byte[] flight = Files.readAllBytes(Path.of("mappings/ffm-cargoimp-8/examples/flight.cargoimp"));
    Format format = CATALOGUE.format("ffm@8");
    Masks masks = CATALOGUE.reader(format.name()).masks();
    assertThat(lines(flight, Optional.of(format)).lines())
        .extracting(
            line ->
                line.tokens().stream()
                    .map(each -> each.place().isEmpty() ? each.text() : shown(masks, each))
                    .collect(Collectors.joining()))
        .as("the number of a waybill, and what is in it")
        .contains(
            "125-10000014LHRCPH/T10K145.5MC0… (4 characters)/MAIL",
            "057-51987552CDGCPH/S6K87T14/MAIL PARCELS");
  }

  private static String shown(Masks masks, Token token) {
    return masks.at(token.place()).of(token.text());
  }

  @Test
  void masksWhatNobodyReadsAndWhatDoesNotLookLikeACode() {
    Masks masks = CATALOGUE.reader("itmatt@1.5.0").masks();
    assertThat(masks.at("Never")).isEqualTo(Shown.SHORT);
    assertThat(masks.at("Never").of("Greta Example")).isEqualTo("G… (13 characters)");
    assertThat(masks.at("NatureTypeCd").of("11")).isEqualTo("11");
    assertThat(masks.at("NatureTypeCd").of("Greta Example")).isEqualTo("G… (13 characters)");
    assertThat(masks.at("RecipientName")).isEqualTo(Shown.MASKED);
    assertThat(masks.at("Description")).isEqualTo(Shown.WHOLE);
    assertThat(Masks.NOTHING_KNOWN.at("RecipientName").of("Greta")).isEqualTo("G… (5 characters)");
  }

  @Test
  void indentsElementsAndTakesBrokenOnes() {
    byte[] broken =
        "<?xml version=\"1.0\"?><a><b x='1>2'>t</b><!-- Greta --><c><d>cut off".getBytes(UTF_8);
    Lines lines = lines(broken, Optional.empty());
    assertThat(text(lines)).isEqualTo(new String(broken, UTF_8));
    assertThat(lines.lines()).extracting(Lines.Line::depth).containsExactly(0, 0, 1, 1, 1, 2);
    assertThat(lines.lines().get(3).tokens().get(0).place()).isEmpty();
    assertThat(lines.lines().get(2).tokens())
        .filteredOn(each -> each.kind() == Kind.VALUE)
        .extracting(Token::place)
        .containsExactly("b@x", "b");
  }

  @Test
  void takesBytesThatBeginInTheMiddle() {
    byte[] opening = "UNA:+.? 'UNB+UNOC:3+A+B'".getBytes(UTF_8);
    byte[] middle = "Example+Street'COM+x:TE'NAD+CN+++Gre".getBytes(UTF_8);
    Lines lines = codec(opening).lines(new Excerpt(opening, middle, 500, false), Optional.empty());
    assertThat(lines.lines()).hasSize(2);
    assertThat(lines.lines().get(0).tokens().get(0)).isEqualTo(Token.value(500, "Example", ""));
    assertThat(lines.length()).isEqualTo("Example+Street'COM+x:TE'".length());
  }

  @Test
  void neverStandsStillWhereAPartHasNoEnd() throws IOException {
    ByteArrayOutputStream endless = new ByteArrayOutputStream();
    endless.write("<a>".getBytes(UTF_8));
    for (int i = 0; i < 3000; i++) endless.write('x');
    byte[] bytes = endless.toByteArray();
    for (int from : new int[] {0, 3, 1000}) {
      byte[] part = java.util.Arrays.copyOfRange(bytes, from, from + 1000);
      assertThat(
              codec(bytes).lines(new Excerpt(bytes, part, from, false), Optional.empty()).length())
          .isPositive();
    }
  }
}
